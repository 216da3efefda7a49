import * as z from 'zod';
import { defineNode } from '#flows/kit/define-node.ts';
import { translated } from '#flows/kit/field-meta.ts';

export const definition = defineNode({
  id: 'session.unlock',
  version: 1,
  category: 'session',
  title: 'Unlock session',
  summary: 'Opens the locked session again: the person is back in the zone this step stands in.',
  icon: 'lock-keyhole-open',
  synonyms: ['relock', 'pin', 'resume', 'reopen', 'idle', 'open', 'back in'],
  config: z.strictObject({
    message: translated({ label: 'Message to people refused', help: 'Shown on the screen they are sent back to.', group: 'Words' }),
  }),
  outcomes: [
    { id: 'unlocked', label: 'Unlocked', kind: 'pass' },
    { id: 'refused', label: 'Refused', kind: 'fail' },
  ],
  needs: ['users'],
  texts: { refused: 'That did not open it. Try again.' },
  role: 'session',
  requires: () => [{ kind: 'session', locked: true }, { kind: 'user' }, { kind: 'proof' }],
  asks: false,
  irreversible: true,
  describe: (_, say) => say('After a fresh proof of the same person'),
});
