import * as z from 'zod';
import { defineNode, type OutcomeSpec } from '#flows/kit/define-node.ts';

export const definition = defineNode({
  id: 'session.revoke',
  version: 1,
  category: 'session',
  title: 'End sessions',
  summary: 'Signs the person out: on this device, everywhere, or everywhere else.',
  icon: 'log-out',
  synonyms: ['sign out', 'log out', 'logout', 'revoke', 'disconnect', 'all devices', 'other devices', 'end session'],
  config: z.strictObject({
    which: z
      .enum(['this', 'others', 'everywhere'])
      .default('this')
      .meta({
        label: 'Which sessions end',
        widget: 'choice',
        group: 'Sessions',
        choices: { this: 'This one', others: 'All others of this person', everywhere: 'All of this person, this one too' },
      }),
  }),
  outcomes: ({ which }): readonly OutcomeSpec[] => [
    { id: 'ended', label: 'Ended', kind: 'pass', ...(which !== 'others' && { endsSession: true as const }) },
  ],
  needs: [],
  texts: {},
  requires: () => [{ kind: 'session' }],
  asks: false,
  irreversible: true,
  describe: ({ which }) => ({ this: 'This session', others: 'All other sessions', everywhere: 'Everywhere' })[which],
});
