import * as z from 'zod';
import { defineNode } from '#flows/kit/define-node.ts';
import { translated } from '#flows/kit/field-meta.ts';
import { pinConfig } from '#flows/kit/pin-config.ts';
import { pinRequirements } from '#flows/kit/pin-requirements.ts';

const config = z.strictObject({
  ...pinConfig,
  tries: z.int().min(3).max(10).default(5).meta({
    label: 'Wrong PINs before the person is signed out',
    help: 'In a row. Then the session ends on the server and the full sign-in is needed.',
    widget: 'number',
    unit: 'tries',
    group: 'Limits',
  }),
  alone: z.boolean().default(false).meta({
    label: 'PIN alone signs in',
    help: 'People get in by their PIN with nothing else. A PIN is quickly guessed or seen; leave this off unless little is at stake.',
    widget: 'switch',
    group: 'Limits',
  }),
  title: translated({ label: 'Heading', group: 'Words' }),
  body: translated({ label: 'Text', group: 'Words' }),
});

export const definition = defineNode({
  id: 'verify.pin',
  version: 1,
  category: 'verify',
  title: 'PIN',
  summary: 'Asks for the person’s PIN, which is kept in the users table.',
  icon: 'grid-3x3',
  synonyms: ['relock', 'passcode', 'code', 'number', 'unlock', 'knowledge', 'idle', 'app lock'],
  config,
  outcomes: [
    { id: 'verified', label: 'Verified', kind: 'pass', proves: { assurance: 'knowledge', amr: ['pin'] }, gives: ['user'] },
    { id: 'disconnected', label: 'Too many wrong PINs', kind: 'fail', endsSession: true },
    { id: 'not-enrolled', label: 'Has no PIN', kind: 'unavailable' },
  ],
  needs: ['clock', 'digest', 'users', 'passwords', 'sessions', 'counters'],
  texts: {
    title: 'Enter your PIN',
    pin: 'PIN',
    submit: 'Continue',
    wrong: 'That is not right. Try again.',
    disconnected: 'Too many wrong PINs. Sign in again.',
    'not-enrolled': 'There is no PIN. Sign in again.',
  },
  requires: ({ column, alone }) => [{ kind: 'subject' }, ...(alone ? [] : [{ kind: 'session-or-proof' as const }]), ...pinRequirements(column)],
  discloses: () => false,
  asks: true,
  describe: ({ tries, alone }, say) =>
    say(alone ? '{tries, plural, one {# try} other {# tries}}, signs in alone' : '{tries, plural, one {# try} other {# tries}}', { tries }),
  check: ({ alone }, say) =>
    alone
      ? [
          {
            code: 'pin-signs-in',
            severity: 'warning',
            field: 'alone',
            message: say('people get in by a PIN and nothing else.'),
            advice: say('Put another verification before it, or use it only to open a locked session.'),
          },
        ]
      : [],
});
