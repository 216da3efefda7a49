import * as z from 'zod';
import { defineNode } from '#flows/kit/define-node.ts';
import { translated } from '#flows/kit/field-meta.ts';
import { screenButton } from '#flows/kit/screen-buttons.ts';
import { phrase } from '#flows/languages/phrase.ts';

const config = z.strictObject({
  screen: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/, phrase('Begin with a small letter; then letters, digits and hyphens.'))
    .default('home')
    .meta({
      label: 'Screen',
      help: 'What your app calls this screen.',
      widget: 'screen',
      group: 'Screen',
      placeholder: 'home',
    }),
  buttons: z.array(screenButton).max(12).default([]).meta({
    label: 'Buttons',
    help: 'Each begins another way: an in-app action of this flow, or the linked app.',
    widget: 'fields',
    group: 'Buttons',
  }),
  title: translated({ label: 'Title', help: 'Your app may show it as a welcome.', group: 'Words', placeholder: 'Welcome' }),
  body: translated({ label: 'Text', widget: 'long-text', group: 'Words' }),
});

export const definition = defineNode({
  id: 'zone.screen',
  version: 1,
  category: 'zone',
  title: 'App screen',
  summary: 'One of your app’s own screens in this zone: here the flow is done and the app takes over.',
  icon: 'app-window',
  synonyms: ['home', 'page', 'destination', 'finish', 'done', 'success', 'arrive', 'redirect', 'target', 'content'],
  config,
  outcomes: [],
  needs: [],
  texts: { title: 'Welcome', body: 'You are in.' },
  role: 'zone-screen',
  links: ({ buttons }) => buttons.map(({ to }) => to),
  asks: false,
  describe: ({ screen }) => screen,
});
