import * as z from 'zod';
import { defineNode } from '#flows/kit/define-node.ts';
import { translated } from '#flows/kit/field-meta.ts';

const config = z.strictObject({
  use: z
    .enum(['only-factor', 'second-factor'])
    .default('only-factor')
    .meta({
      label: 'The password is asked',
      widget: 'choice',
      group: 'Password',
      choices: { 'only-factor': 'Alone: at least 15 characters', 'second-factor': 'Always beside another proof: at least 8 characters' },
    }),
  onlyIfMissing: z.boolean().default(false).meta({
    label: 'Only if there is none yet',
    help: 'People who have a password go on without being asked.',
    widget: 'switch',
    group: 'Password',
  }),
  optional: z.boolean().default(false).meta({
    label: 'May be skipped',
    help: 'Adds a button, and a way out of its own.',
    widget: 'switch',
    group: 'Password',
  }),
  title: translated({ label: 'Title', group: 'Words', placeholder: 'Choose a password' }),
  body: translated({ label: 'Text', group: 'Words', widget: 'long-text' }),
  message: translated({ label: 'Message to people refused', help: 'Shown on the screen they are sent back to.', group: 'Words' }),
});

export const definition = defineNode({
  id: 'user.set-password',
  version: 1,
  category: 'user',
  title: 'Set password',
  summary: 'Lets the person choose a password, also a new one when they forgot theirs.',
  icon: 'lock-keyhole',
  synonyms: ['new password', 'reset password', 'forgot password', 'change password', 'choose password', 'passphrase', 'credential'],
  config,
  outcomes: ({ optional }, say) => [
    { id: 'set', label: say('Password set'), kind: 'pass' },
    ...(optional ? [{ id: 'skipped', label: say('Skipped'), kind: 'pass' } as const] : []),
    { id: 'refused', label: say('Refused'), kind: 'fail' },
  ],
  needs: ['users', 'passwords', 'digest'],
  texts: {
    title: 'Choose a password',
    label: 'New password',
    help: 'At least {least} characters. A few words in a row are easy to remember.',
    submit: 'Save password',
    skip: 'Not now',
    'too-short': 'Use at least {least} characters.',
    'too-long': 'This password is too long.',
    common: 'This password is on lists of common passwords. Choose another one.',
    'contains-own-data': 'Choose a password that does not contain your name or address.',
    refused: 'You cannot set a password here.',
    'mail-subject': 'Your password for {app} was changed',
    'mail-text': [
      'The password of your account at {app} has just been changed.',
      'If that was you, there is nothing to do.',
      'If it was not, somebody else has got into your account: choose a new password at once, and tell the people of {app}.',
    ].join('\n\n'),
  },
  requires: () => [{ kind: 'user' }, { kind: 'proof' }],
  asks: true,
  irreversible: true,
  describe: ({ use, onlyIfMissing }, say) =>
    say(onlyIfMissing ? 'At least {least} characters, if there is none yet' : 'At least {least} characters', {
      least: use === 'only-factor' ? 15 : 8,
    }),
});
