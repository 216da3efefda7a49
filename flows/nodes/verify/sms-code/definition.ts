import * as z from 'zod';
import { countries } from '#flows/kit/countries.ts';
import { defineNode } from '#flows/kit/define-node.ts';
import { translated } from '#flows/kit/field-meta.ts';
import { phrase } from '#flows/languages/phrase.ts';
import { codeFields, codeTexts } from '../_shared/code/code-fields.ts';
import { codeNeeds } from '../_shared/code/code-method.ts';

const config = z.strictObject({
  ...codeFields,
  connector: z
    .string()
    .max(80)
    .default('')
    .meta({
      label: 'SMS account',
      help: 'Once the quota is used up nothing is sent until the next month. Connect an account of your own before that.',
      widget: 'connector',
      connector: 'sms',
      choices: { '': 'The quota that comes with this server' },
      group: 'Sending',
    }),
  countries: z
    .array(z.enum(countries, { error: phrase('Write two-letter country codes, such as DE or US, one a line.') }))
    .max(countries.length)
    .default([])
    .meta({
      label: 'Countries',
      help: 'Two-letter codes, one a line. Codes go to numbers of these countries only; empty: to those of the SMS account.',
      widget: 'list',
      placeholder: 'DE',
      group: 'Sending',
    }),
  sendsPerHour: z.int().min(1).max(20).default(5).meta({
    label: 'SMS to one number an hour',
    help: 'Over this the step counts as “Cannot be sent”.',
    widget: 'number',
    group: 'Sending',
  }),
  sendsPerNetwork: z.int().min(1).max(1_000).default(30).meta({
    label: 'SMS one internet connection may cause an hour',
    help: 'Against scripts that send to many numbers.',
    widget: 'number',
    group: 'Sending',
  }),
  sendsPerBlock: z.int().min(1).max(1_000).default(20).meta({
    label: 'SMS to one block of numbers an hour',
    help: 'Numbers that differ in their last four digits only. Against fraud with rented blocks of numbers.',
    widget: 'number',
    group: 'Sending',
  }),
  fromRecord: z.boolean().default(false).meta({
    label: 'Also to the number in the users table',
    help: 'For people who named themselves by an e-mail address. Who has no number sees the same screen and gets no SMS, so put this last in a fallback chain.',
    widget: 'switch',
    group: 'Sending',
  }),
  title: translated({ label: 'Heading', group: 'Words' }),
  body: translated({ label: 'Text', group: 'Words' }),
  smsText: translated({
    label: 'Text of the SMS',
    help: '{code}, {app} and {lifetime} are filled in. Without {code} the code stands at the end. Over 160 characters it is charged as several.',
    widget: 'long-text',
    group: 'Words',
  }),
});

export const definition = defineNode({
  id: 'verify.sms-code',
  version: 1,
  category: 'verify',
  title: 'Code by SMS',
  summary: 'Sends a one-time code to the person’s phone number and asks for it.',
  icon: 'message-square-lock',
  synonyms: [
    'otp',
    'one-time password',
    'one-time code',
    'text message',
    'phone',
    'mobile',
    'verification code',
    'twilio',
    'mfa',
    '2fa',
    'passwordless',
    'confirm phone number',
  ],
  config,
  outcomes: [
    { id: 'verified', label: 'Verified', kind: 'pass', proves: { assurance: 'possession', amr: ['otp', 'sms'] } },
    { id: 'exhausted', label: 'Too many wrong codes', kind: 'fail' },
    { id: 'cannot-send', label: 'Cannot be sent', kind: 'unavailable' },
    { id: 'country-refused', label: 'Country not served', kind: 'unavailable' },
  ],
  needs: [...codeNeeds, 'links', 'connectors'],
  texts: {
    ...codeTexts,
    body: 'We have sent a code of {digits} digits to your phone. It works for {lifetime}.',
    'sms-text': '{code} is your code for {app}. It works for {lifetime}. Do not give it to anybody.',
    'too-many-sends': 'No more messages can be sent for now. Use the last code you got, or try again in an hour.',
    'cannot-send': 'The message with the code could not be sent. Try again later.',
    'country-refused': 'No codes are sent to numbers of this country. Use another number.',
  },
  requires: ({ connector }) => [
    { kind: 'subject', identifier: 'phone' },
    { kind: 'column', type: 'phone' },
    ...(connector === '' ? [] : [{ kind: 'connector', connector: 'sms', id: connector } as const]),
  ],
  costs: () => ({ sms: 1 }),
  discloses: () => false,
  asks: true,
  describe: ({ digits, lifetimeSeconds, countries: served }, say) =>
    say(served.length === 0 ? '{digits} digits · {minutes} min' : '{digits} digits · {minutes} min · {countries}', {
      digits,
      minutes: lifetimeSeconds / 60,
      countries: served.slice(0, 4).join(', ') + (served.length > 4 ? ' …' : ''),
    }),
  check: ({ connector, countries: served }, say) => {
    if (connector !== '' || served.length > 0) return [];
    return [
      {
        code: 'sms-anywhere',
        severity: 'warning',
        field: 'countries',
        message: say('Codes go to numbers of every country. Whoever earns from expensive numbers may have your quota sent to them.'),
        advice: say('Choose the countries your people live in.'),
      },
    ];
  },
});
