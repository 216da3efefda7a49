import * as z from 'zod';
import { defineNode } from '#flows/kit/define-node.ts';
import { translated } from '#flows/kit/field-meta.ts';

export const definition = defineNode({
  id: 'user.create-guest',
  version: 1,
  category: 'user',
  title: 'Create guest',
  summary: 'Makes a user object for somebody who has not said who they are.',
  icon: 'user-round-plus',
  synonyms: ['anonymous', 'visitor', 'without registration', 'user object', 'guest user', 'open site'],
  config: z.strictObject({
    message: translated({ label: 'Message to people refused', help: 'Shown on the screen they are sent back to.', group: 'Words' }),
  }),
  outcomes: [
    { id: 'created', label: 'Created', kind: 'pass', gives: ['user'] },
    { id: 'refused', label: 'Refused', kind: 'fail' },
  ],
  needs: ['random', 'digest'],
  texts: { refused: 'Too many visitors at once. Try again in a while.' },
  asks: false,
  irreversible: true,
  describe: (_, say) => say('A user object without an address'),
});
