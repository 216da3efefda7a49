import * as z from 'zod';
import { defineNode } from '#flows/kit/define-node.ts';
import { translated } from '#flows/kit/field-meta.ts';
import { phrase } from '#flows/languages/phrase.ts';

const config = z.strictObject({
  assurance: z
    .enum(['one', 'two-kinds', 'two-factors'])
    .default('two-kinds')
    .meta({
      label: 'The person must have proven',
      help: 'What the session had proven before counts too.',
      widget: 'choice',
      group: 'Who gets it',
      choices: {
        one: 'Who they are, by one proof',
        'two-kinds': 'Who they are, by two different kinds of proof',
        'two-factors': 'Two factors; a code by e-mail does not count as one',
      },
    }),
  message: translated({ label: 'Message to people refused', help: 'Shown on the screen they are sent back to.', group: 'Words' }),
});

const words = { one: phrase('One proof'), 'two-kinds': phrase('Two kinds of proof'), 'two-factors': phrase('Two factors') };

export const definition = defineNode({
  id: 'session.step-up',
  version: 1,
  category: 'session',
  title: 'Raise session',
  summary: 'Replaces the session by one that also carries what was just proven, in the zone this step stands in.',
  icon: 'trending-up',
  synonyms: ['step up', 'step-up', 'elevate', 'second factor', 're-authenticate', 'confirm', 'stronger', 'upgrade'],
  config,
  outcomes: [
    { id: 'raised', label: 'Raised', kind: 'pass' },
    { id: 'refused', label: 'Refused', kind: 'fail' },
  ],
  needs: ['users'],
  texts: { refused: 'That is not enough. Try again.' },
  role: 'session',
  // Two kinds or factors are judged when a run gets there: what the session has proven is not known when the flow is drawn.
  requires: () => [{ kind: 'session' }, { kind: 'user' }, { kind: 'proof' }],
  asks: false,
  irreversible: true,
  describe: ({ assurance }, say) => say(words[assurance]),
});
