import * as z from 'zod';
import { defineNode } from '#flows/kit/define-node.ts';
import { translated } from '#flows/kit/field-meta.ts';

export const definition = defineNode({
  id: 'screen.install',
  version: 1,
  category: 'screen',
  title: 'Save this app',
  summary: 'Offers to put your app on the person’s home screen.',
  icon: 'smartphone',
  synonyms: ['install', 'home screen', 'pwa', 'web app', 'add to home screen', 'save', 'widget', 'manifest', 'shortcut'],
  config: z.strictObject({
    title: translated({ label: 'Heading', group: 'Words' }),
    body: translated({ label: 'Text', widget: 'long-text', group: 'Words' }),
  }),
  outcomes: [{ id: 'done', label: 'Goes on', kind: 'pass' }],
  needs: [],
  texts: {
    title: 'Save this app',
    body: 'Keep it on your home screen, one tap away. On an iPhone or iPad: tap Share, then “Add to Home Screen”. Elsewhere: tap the button, or choose “Install” in your browser’s menu.',
    install: 'Save the app',
    later: 'Not now',
  },
  asks: true,
  channels: ['hosted'],
  describe: (_, say) => say('Offers to put the app on the home screen'),
});
