import type { Issue } from '../../kit/issue.ts';
import type { UserColumn } from '../../kit/ports.ts';
import { phrase } from '../../languages/phrase.ts';
import type { Say } from '../../languages/say.ts';
import type { Context, Flow } from '../flow.ts';

/** Columns that steps rely on exist in the users table. No patch of the drawing mends it: the issue brings the column along. */
export const checkColumns = ({ app, report, say }: Context, { places }: Flow): void => {
  for (const place of places) {
    for (const requirement of place.requires) {
      if (requirement.kind === 'column' && !app.columns.some(({ type }) => type === requirement.type)) {
        report.add('missing-column', {
          node: place.id,
          message: say('“{step}” needs a column of type {type, select, email {email} phone {phone} other {pin}} in the users table.', {
            step: place.name,
            type: requirement.type,
          }),
          advice: say('Add {type, select, email {an e-mail} phone {a phone} other {a PIN}} column to the users table.', { type: requirement.type }),
          column: lacking(requirement.type, app.columns, say),
        });
      }
      if (requirement.kind === 'column-key' && !app.columns.some(({ key }) => key === requirement.key)) {
        report.add('unknown-column', {
          node: place.id,
          message: say('“{step}” uses the column “{column}”, which the users table does not have.', { step: place.name, column: requirement.key }),
          advice: say('Add the column to the users table, or choose another one.'),
        });
      }
    }
  }
};

const names = { email: phrase('E-mail'), phone: phrase('Phone'), pin: phrase('PIN') } as const;

/** A column of the type under a key that is free. Addresses are one person's each; PINs are not. */
const lacking = (type: keyof typeof names, columns: readonly UserColumn[], say: Say): NonNullable<Issue['column']> => {
  const taken = new Set(columns.map(({ key }) => key));
  const key = [type, ...columns.map((_, index) => `${type}${index + 2}`)].find((candidate) => !taken.has(candidate)) ?? type;
  return { key, name: say(names[type]), type, unique: type !== 'pin' };
};
