import type { Context, Flow } from '../flow.ts';
import { quote } from '../words.ts';

/** Columns that steps rely on exist in the users table. Only the app's settings can mend it, so there is no patch. */
export const checkColumns = ({ app, report }: Context, { places }: Flow): void => {
  for (const place of places) {
    for (const requirement of place.requires) {
      if (requirement.kind === 'column' && !app.columns.some(({ type }) => type === requirement.type)) {
        report.add('missing-column', {
          node: place.id,
          message: `${quote(place.name)} needs a column of type ${requirement.type} in the users table.`,
          advice: `Add ${described[requirement.type]} column to the users table.`,
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

const described = { email: 'an e-mail', phone: 'a phone', pin: 'a PIN' } as const;
