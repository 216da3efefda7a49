import * as z from 'zod';
import { defineNode } from '#flows/kit/define-node.ts';

export const definition = defineNode({
  id: 'choose.fallback',
  version: 1,
  category: 'choose',
  title: 'Fallback chain',
  summary: 'Tries methods in order: the next one is used when one is not available.',
  icon: 'list-ordered',
  synonyms: ['alternative', 'otherwise', 'backup', 'second method', 'chain', 'in order', 'gateway down', 'not enrolled', 'fail over'],
  config: z.strictObject({}),
  // The compiler adds what the methods inside can end with; this is what the chain itself says.
  outcomes: [{ id: 'none-available', label: 'None available', kind: 'unavailable' }],
  needs: [],
  texts: { 'none-available': 'You cannot be verified right now. Try again later.' },
  role: 'chain',
  asks: false,
  describe: (_, say) => say('The first method that is available'),
});
