import type { Issue } from '../../kit/issue.ts';
import type { UserColumn } from '../../kit/ports.ts';
import type { Context, Flow } from '../flow.ts';
import { quote } from '../words.ts';

/** Columns that steps rely on exist in the users table. No patch of the drawing mends it: the issue brings the column along. */
export const checkColumns = ({ app, report }: Context, { places }: Flow): void => {
  for (const place of places) {
    for (const requirement of place.requires) {
      if (requirement.kind === 'column' && !app.columns.some(({ type }) => type === requirement.type)) {
        report.add('missing-column', {
          node: place.id,
          message: `${quote(place.name)} needs a column of type ${requirement.type} in the users table.`,
          advice: `Add ${described[requirement.type]} column to the users table.`,
          column: lacking(requirement.type, app.columns),
        });
      }
      if (requirement.kind === 'column-key' && !app.columns.some(({ key }) => key === requirement.key)) {
        report.add('unknown-column', {
          node: place.id,
          message: `${quote(place.name)} uses the column “${requirement.key}”, which the users table does not have.`,
          advice: 'Add the column to the users table, or choose another one.',
        });
      }
    }
  }
};

const names = { email: 'E-mail', phone: 'Phone', pin: 'PIN' } as const;

/** A column of the type under a key that is free. Addresses are one person's each; PINs are not. */
const lacking = (type: keyof typeof names, columns: readonly UserColumn[]): NonNullable<Issue['column']> => {
  const taken = new Set(columns.map(({ key }) => key));
  const key = [type, ...columns.map((_, index) => `${type}${index + 2}`)].find((candidate) => !taken.has(candidate)) ?? type;
  return { key, name: names[type], type, unique: type !== 'pin' };
};

const described = { email: 'an e-mail', phone: 'a phone', pin: 'a PIN' } as const;
