import * as z from 'zod';
import { defineNode } from '#flows/kit/define-node.ts';
import { translated } from '#flows/kit/field-meta.ts';

const config = z.strictObject({
  tries: z.int().min(1).max(20).default(3).meta({
    label: 'Tries',
    help: 'How often “Again” is taken in one run before “Used up” is.',
    widget: 'number',
    unit: 'tries',
    group: 'Limit',
  }),
  message: translated({ label: 'Message before another try', help: 'Shown on the next screen. {left} is how many tries are left.', group: 'Words' }),
});

export const definition = defineNode({
  id: 'decide.retry-limit',
  version: 1,
  category: 'decide',
  title: 'Retry limit',
  summary: 'Lets the person try again a number of times, then goes another way.',
  icon: 'rotate-ccw',
  synonyms: ['attempts', 'tries', 'count', 'counter', 'loop', 'again', 'maximum', 'too many', 'lock out'],
  config,
  outcomes: [
    { id: 'again', label: 'Again', kind: 'pass' },
    { id: 'used-up', label: 'Used up', kind: 'pass' },
  ],
  needs: [],
  texts: { again: 'That did not work. Tries left: {left}.' },
  asks: false,
  bounded: true,
  describe: ({ tries }, say) => say('{tries, plural, one {Once} other {# times}}', { tries }),
});
