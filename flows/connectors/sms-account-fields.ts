import * as z from 'zod';
import { countries } from '../kit/countries.ts';
import { phrase } from '../languages/phrase.ts';

/** What bounds every SMS account, whatever service it is with (OTP-06): SMS fraud sends to numbers that cost most. */
export const smsBounds = {
  countries: z
    .array(z.enum(countries, { error: phrase('Write two-letter country codes, such as DE or US, one a line.') }))
    .min(1, phrase('Write at least one country: messages to others are never sent.'))
    .max(countries.length)
    .meta({
      label: 'Countries',
      help: 'Two-letter codes of the countries your people live in, one a line. Nothing is ever sent to numbers of others.',
      widget: 'list',
      placeholder: 'DE',
      group: 'Limits',
    }),
  messagesPerDay: z.int().min(1).max(1_000_000).default(200).meta({
    label: 'SMS a day at most',
    help: 'Over this nothing is sent until the next day, so that nobody can run up your bill.',
    widget: 'number',
    group: 'Limits',
  }),
};
