import * as z from 'zod';
import { defineNode } from '#flows/kit/define-node.ts';

export const definition = defineNode({
  id: 'entry.common-link',
  version: 1,
  category: 'entry',
  title: 'Common link',
  summary: 'Somebody opens the one link of your app that is the same for everybody.',
  icon: 'link',
  synonyms: ['start', 'url', 'web link', 'share', 'qr', 'qr code', 'invite', 'install', 'public link', 'landing page'],
  config: z.strictObject({}),
  outcomes: [{ id: 'opened', label: 'Opened', kind: 'pass' }],
  needs: [],
  texts: {},
  role: 'entry',
  asks: false,
  channels: ['hosted'],
  describe: (_, say) => say('When somebody opens your app’s link'),
});
