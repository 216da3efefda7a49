import * as z from 'zod';
import { defineNode } from '#flows/kit/define-node.ts';
import { translated } from '#flows/kit/field-meta.ts';

const config = z.strictObject({
  tries: z.int().min(3).max(20).default(10).meta({
    label: 'Wrong passwords before waits begin',
    help: 'In a row, for one account. After that each further try waits longer, from 30 seconds up to an hour.',
    widget: 'number',
    unit: 'tries',
    group: 'Limits',
  }),
  title: translated({ label: 'Heading', group: 'Words' }),
  body: translated({ label: 'Text', group: 'Words' }),
});

export const definition = defineNode({
  id: 'verify.password',
  version: 1,
  category: 'verify',
  title: 'Password',
  summary: 'Asks for the person’s password.',
  icon: 'rectangle-ellipsis',
  synonyms: ['passphrase', 'credentials', 'secret', 'login', 'knowledge', 'pwd'],
  config,
  outcomes: [
    { id: 'verified', label: 'Verified', kind: 'pass', proves: { assurance: 'knowledge', amr: ['pwd'] }, gives: ['user'] },
    { id: 'exhausted', label: 'Too many wrong passwords', kind: 'fail' },
    { id: 'not-enrolled', label: 'Has no password', kind: 'unavailable' },
  ],
  needs: ['clock', 'digest', 'users', 'passwords', 'sessions', 'counters'],
  texts: {
    title: 'Enter your password',
    password: 'Password',
    submit: 'Continue',
    wrong: 'That is not right. Check what you typed and try again.',
    exhausted: 'Too many wrong passwords. Wait a while before you try again.',
    wait: 'Too many wrong passwords. You can try again in {wait}.',
    'not-enrolled': 'There is no password to sign in with.',
  },
  requires: () => [{ kind: 'subject' }],
  discloses: () => false,
  asks: true,
  describe: ({ tries }, say) => say('{tries, plural, one {# try} other {# tries}}, then growing waits', { tries }),
});
