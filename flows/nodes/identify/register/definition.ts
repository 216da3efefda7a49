import * as z from 'zod';
import { defineNode } from '#flows/kit/define-node.ts';
import { translated } from '#flows/kit/field-meta.ts';

const config = z.strictObject({
  unproven: z.boolean().default(false).meta({
    label: 'Also people who have proven nothing',
    help: 'In public zones only. They become guests: a user record without an address. A user name they chose is kept.',
    widget: 'switch',
    group: 'Who is registered',
  }),
  message: translated({ label: 'Message to people refused', help: 'Shown on the screen they are sent back to.', group: 'Words' }),
});

export const definition = defineNode({
  id: 'identify.register',
  version: 1,
  category: 'identify',
  title: 'Register if new',
  summary: 'Adds people who are not in the users table yet, and recognises those who are.',
  icon: 'user-round-plus',
  synonyms: ['sign up', 'create account', 'new user', 'add user', 'onboarding', 'join', 'guest', 'self-service'],
  config,
  outcomes: [
    { id: 'registered', label: 'Registered now', kind: 'pass', gives: ['user'] },
    { id: 'known', label: 'Known already', kind: 'pass', gives: ['user'] },
    { id: 'refused', label: 'Refused', kind: 'fail' },
  ],
  needs: ['users', 'random', 'digest'],
  texts: {
    refused: 'You cannot be registered here.',
    'sign-in-first': 'There is an account with this address already. Sign in the way you did before, then add this account to it.',
  },
  requires: ({ unproven }) => (unproven ? [] : [{ kind: 'subject' }, { kind: 'proof' }]),
  discloses: ({ unproven }) => unproven,
  asks: false,
  irreversible: true,
  describe: ({ unproven }, say) => say(unproven ? 'Everybody, guests too' : 'People who have proven who they are'),
});
