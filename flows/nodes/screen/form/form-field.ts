import * as z from 'zod';
import { parseDate } from '#flows/kit/calendar.ts';
import { countries, countryNames } from '#flows/kit/countries.ts';
import { translated } from '#flows/kit/field-meta.ts';
import { valuePath } from '#flows/kit/path.ts';
import { phrase } from '#flows/languages/phrase.ts';

const common = {
  name: z
    .string()
    .regex(/^[a-z][A-Za-z0-9_]{0,39}$/, phrase('Begin with a small letter; then letters, digits and underscores.'))
    .meta({ label: 'Value name', help: 'Later steps know the answer as {vars.name}.', placeholder: 'company' }),
  label: z.string().min(1).max(80).meta({ label: 'Label', placeholder: 'Company' }),
  words: translated({ label: 'Translated label', help: 'Only if the label should be translated.' }),
  help: translated({ label: 'Help', help: 'One sentence under the field.' }),
  required: z.boolean().default(true).meta({ label: 'Must be filled in', widget: 'switch' }),
  scope: z
    .enum(['shared', 'transient', 'secret'])
    .default('shared')
    .meta({
      label: 'Kept',
      widget: 'choice',
      choices: { shared: 'For the rest of the run', transient: 'Until the next screen', secret: 'For the rest of the run, never shown again' },
    }),
};
/** Where the field's first value comes from. Not for secrets: what is filled in is sent out. */
const prefill = valuePath.optional().meta({ label: 'Filled in from', widget: 'variable' });
const date = z.string().refine((text) => parseDate(text) !== undefined, phrase('Give a date such as 2026-03-31.'));

const option = z.object({
  value: z.string().min(1).max(80).meta({ label: 'Value' }),
  name: z.string().min(1).max(80).meta({ label: 'Option' }),
  words: translated({ label: 'Translated words' }),
});

/** What the browser may offer to fill in (HTML autofill tokens, WCAG 1.3.5). */
const autofill = [
  'name',
  'given-name',
  'family-name',
  'organization',
  'organization-title',
  'street-address',
  'postal-code',
  'address-level2',
  'country-name',
] as const;

const text = z
  .object({
    ...common,
    prefill,
    type: z.literal('text'),
    minLength: z.int().min(1).max(1_000).optional().meta({ label: 'At least', help: 'Characters' }),
    maxLength: z.int().min(1).max(1_000).default(200).meta({ label: 'At most', help: 'Characters' }),
    autofill: z
      .enum(autofill)
      .optional()
      .meta({
        label: 'Browser may fill in',
        widget: 'choice',
        choices: {
          name: 'Full name',
          'given-name': 'First name',
          'family-name': 'Last name',
          organization: 'Company',
          'organization-title': 'Job title',
          'street-address': 'Street',
          'postal-code': 'Postal code',
          'address-level2': 'Town',
          'country-name': 'Country',
        },
      }),
  })
  .refine(({ minLength = 0, maxLength }) => minLength <= maxLength, { path: ['maxLength'], message: phrase('“At most” is less than “At least”.') });

const number = z
  .object({
    ...common,
    prefill,
    type: z.literal('number'),
    min: z.number().optional().meta({ label: 'At least' }),
    max: z.number().optional().meta({ label: 'At most' }),
    whole: z.boolean().default(false).meta({ label: 'Whole numbers only', widget: 'switch' }),
  })
  .refine(({ min, max }) => min === undefined || max === undefined || min <= max, {
    path: ['max'],
    message: phrase('“At most” is less than “At least”.'),
  });

const day = z
  .object({
    ...common,
    prefill,
    type: z.literal('date'),
    earliest: date.optional().meta({ label: 'Not before' }),
    latest: date.optional().meta({ label: 'Not after' }),
  })
  .refine(({ earliest = '', latest }) => latest === undefined || earliest <= latest, {
    path: ['latest'],
    message: phrase('“Not after” is before “Not before”.'),
  });

const choice = z.object({
  ...common,
  prefill,
  type: z.literal('choice'),
  options: z
    .array(option)
    .min(1)
    .max(50)
    .refine((options) => new Set(options.map(({ value }) => value)).size === options.length, phrase('Each option needs a value of its own.'))
    .meta({ label: 'Options', widget: 'options' }),
});

/** One of the builder's own fields. Not strict: what another type of field left behind is dropped, not an error. */
export const formField = z.discriminatedUnion('type', [
  text,
  z.object({ ...common, prefill, type: z.literal('email') }),
  z.object({
    ...common,
    prefill,
    type: z.literal('phone'),
    country: z
      .enum(countries)
      .optional()
      .meta({ label: 'Country', help: 'For numbers written without a country code.', widget: 'choice', choices: countryNames }),
  }),
  number,
  z.object({ ...common, prefill, type: z.literal('boolean') }),
  day,
  choice,
]);
export type FormField = z.infer<typeof formField>;
