import * as z from 'zod';
import { defineNode } from '#flows/kit/define-node.ts';
import { translated } from '#flows/kit/field-meta.ts';
import { codeFields, codeTexts } from '../_shared/code/code-fields.ts';
import { codeNeeds } from '../_shared/code/code-method.ts';

const config = z.strictObject({
  ...codeFields,
  sendsPerHour: z.int().min(1).max(30).default(10).meta({
    label: 'Mails to one address an hour',
    help: 'Over this the step counts as “Cannot be sent”.',
    widget: 'number',
    group: 'Sending',
  }),
  fromRecord: z.boolean().default(false).meta({
    label: 'Also to the address in the users table',
    help: 'For people who named themselves by a phone number. Who has no address sees the same screen and gets no mail, so put this last in a fallback chain.',
    widget: 'switch',
    group: 'Sending',
  }),
  title: translated({ label: 'Heading', group: 'Words' }),
  body: translated({ label: 'Text', group: 'Words' }),
  mailSubject: translated({ label: 'Subject of the mail', group: 'Words' }),
  mailText: translated({
    label: 'Text of the mail',
    help: '{code}, {app} and {lifetime} are filled in. Without {code} the code stands at the end.',
    widget: 'long-text',
    group: 'Words',
  }),
});

export const definition = defineNode({
  id: 'verify.email-code',
  version: 1,
  category: 'verify',
  title: 'Code by e-mail',
  summary: 'Sends a one-time code to the person’s e-mail address and asks for it.',
  icon: 'mail-check',
  synonyms: [
    'otp',
    'one-time password',
    'one-time code',
    'pin by mail',
    'verification code',
    'mfa',
    '2fa',
    'passwordless',
    'confirm e-mail',
    'email',
    'forgot password',
  ],
  config,
  outcomes: [
    { id: 'verified', label: 'Verified', kind: 'pass', proves: { assurance: 'identifier', amr: ['otp', 'email'] } },
    { id: 'exhausted', label: 'Too many wrong codes', kind: 'fail' },
    { id: 'cannot-send', label: 'Cannot be sent', kind: 'unavailable' },
  ],
  needs: codeNeeds,
  texts: {
    ...codeTexts,
    body: 'We have sent a code of {digits} digits to your e-mail address. It works for {lifetime}.',
    'mail-subject': 'Your code for {app}',
    'mail-text': [
      'This is your code to sign in to {app}:',
      '{code}',
      'It works for {lifetime}, once. Enter it only where you asked for it; nobody from {app} will ask you for it.',
      'If you did not ask for a code, ignore this mail: without the code nobody gets in.',
    ].join('\n\n'),
    'too-many-sends': 'No more mails can be sent to this address for now. Use the last code you got, or try again in an hour.',
    'cannot-send': 'The mail with the code could not be sent. Try again later.',
  },
  requires: () => [
    { kind: 'subject', identifier: 'email' },
    { kind: 'column', type: 'email' },
  ],
  costs: () => ({ email: 1 }),
  discloses: () => false,
  asks: true,
  describe: ({ digits, lifetimeSeconds, tries }, say) =>
    say('{digits} digits · {minutes} min · {tries, plural, one {# try} other {# tries}}', { digits, minutes: lifetimeSeconds / 60, tries }),
});
