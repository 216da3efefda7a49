import * as z from 'zod';
import { defineNode } from '#flows/kit/define-node.ts';
import { translated } from '#flows/kit/field-meta.ts';

const config = z.strictObject({
  digits: z.int().min(6).max(10).default(6).meta({ label: 'Length of the code', widget: 'number', unit: 'digits', group: 'Code' }),
  lifetimeSeconds: z.int().min(60).max(600).default(300).meta({
    label: 'Works for', help: 'At most 10 minutes.', widget: 'duration', unit: 'seconds', group: 'Code',
  }),
  tries: z.int().min(1).max(5).default(5).meta({
    label: 'Wrong codes until it is over', help: 'A new code does not start the count again.', widget: 'number', unit: 'tries', group: 'Code',
  }),
  resendAfterSeconds: z.int().min(60).max(600).default(60).meta({
    label: 'New code after', help: 'How long people wait before they may ask for another code.', widget: 'duration', unit: 'seconds', group: 'Sending',
  }),
  sendsPerHour: z.int().min(1).max(30).default(10).meta({
    label: 'Mails to one address an hour', help: 'Over this the step counts as “Cannot be sent”.', widget: 'number', group: 'Sending',
  }),
  title: translated({ label: 'Heading', group: 'Words' }),
  body: translated({ label: 'Text', group: 'Words' }),
  mailSubject: translated({ label: 'Subject of the mail', group: 'Words' }),
  mailText: translated({ label: 'Text of the mail', help: 'Needs {code}. {app}, {lifetime} are filled in too.', widget: 'long-text', group: 'Words' }),
});

export const definition = defineNode({
  id: 'verify.email-code',
  version: 1,
  category: 'verify',
  title: 'Code by e-mail',
  summary: 'Sends a one-time code to the person’s e-mail address and asks for it.',
  icon: 'mail-check',
  synonyms: ['otp', 'one-time password', 'one-time code', 'pin by mail', 'verification code', 'mfa', '2fa', 'passwordless', 'confirm e-mail', 'email', 'forgot password'],
  config,
  outcomes: [
    { id: 'verified', label: 'Verified', kind: 'pass', proves: { assurance: 'identifier', amr: ['otp', 'email'] } },
    { id: 'exhausted', label: 'Too many wrong codes', kind: 'fail' },
    { id: 'cannot-send', label: 'Cannot be sent', kind: 'unavailable' },
  ],
  needs: ['clock', 'random', 'digest', 'users', 'counters', 'sessions'],
  texts: {
    'title': 'Enter the code',
    'body': 'We have sent a code of {digits} digits to your e-mail address. It works for {lifetime}.',
    'code': 'Code',
    'submit': 'Continue',
    'resend': 'Send a new code',
    'mail-subject': 'Your code for {app}',
    'mail-text': [
      'This is your code to sign in to {app}:',
      '{code}',
      'It works for {lifetime}, once. Enter it only where you asked for it; nobody from {app} will ask you for it.',
      'If you did not ask for a code, ignore this mail: without the code nobody gets in.',
    ].join('\n\n'),
    'wrong': 'That code is not right. Tries left: {left}.',
    'malformed': 'The code has {digits} digits.',
    'expired': 'This code no longer works. Ask for a new one.',
    'too-soon': 'You can ask for a new code in {wait}.',
    'too-many-sends': 'No more mails can be sent to this address for now. Use the last code you got, or try again in an hour.',
    'exhausted': 'Too many wrong codes. Wait a while before you try again.',
    'cannot-send': 'The mail with the code could not be sent. Try again later.',
  },
  requires: () => [{ kind: 'subject', identifier: 'email' }, { kind: 'column', type: 'email' }],
  costs: () => ({ email: 1 }),
  discloses: () => false,
  asks: true,
  describe: ({ digits, lifetimeSeconds, tries }) => `${digits} digits · ${lifetimeSeconds / 60} min · ${tries} ${tries === 1 ? 'try' : 'tries'}`,
});
