import * as z from 'zod';
import { defineNode, type OutcomeSpec } from '#flows/kit/define-node.ts';
import { phrase } from '#flows/languages/phrase.ts';

const words = { this: phrase('This session'), others: phrase('All other sessions'), everywhere: phrase('Everywhere') };

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
  outcomes: ({ which }, say): readonly OutcomeSpec[] => [
    { id: 'ended', label: say('Ended'), kind: 'pass', ...(which !== 'others' && { endsSession: true as const }) },
  ],
  needs: [],
  texts: {},
  requires: () => [{ kind: 'session' }],
  asks: false,
  irreversible: true,
  describe: ({ which }, say) => say(words[which]),
});
