import * as z from 'zod';
import { defineNode } from '#flows/kit/define-node.ts';

export const definition = defineNode({
  id: 'entry.personal-link',
  version: 1,
  category: 'entry',
  title: 'Personal link',
  summary: 'One of your users opens the link that is theirs alone: it says who comes, and proves nothing.',
  icon: 'user-round-search',
  synonyms: ['invite', 'invitation', 'own link', 'user link', 'url', 'deep link', 'install', 'start'],
  config: z.strictObject({}),
  outcomes: [{ id: 'opened', label: 'Opened', kind: 'pass' }],
  needs: [],
  texts: {},
  role: 'entry',
  personal: true,
  asks: false,
  channels: ['hosted'],
  describe: (_, say) => say('When a user opens their own link'),
});
