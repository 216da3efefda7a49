import * as z from 'zod';
import { defineNode } from '#flows/kit/define-node.ts';
import { translated } from '#flows/kit/field-meta.ts';

const config = z.strictObject({
  title: translated({ label: 'Title', group: 'Words', placeholder: 'Please note' }),
  body: translated({ label: 'Text', help: 'Values in braces are filled in: {context.application.name}', widget: 'long-text', group: 'Words' }),
  button: translated({ label: 'Button', group: 'Words', placeholder: 'Continue' }),
});

export const definition = defineNode({
  id: 'screen.message',
  version: 1,
  category: 'screen',
  title: 'Message',
  summary: 'Shows a text and waits until the person continues.',
  icon: 'message-square-text',
  synonyms: ['text', 'info', 'note', 'notice', 'welcome', 'say', 'tell', 'page', 'announcement'],
  config,
  outcomes: [{ id: 'continued', label: 'Continued', kind: 'pass' }],
  needs: [],
  texts: { title: 'Please note', body: 'Continue when you are ready.', button: 'Continue' },
  asks: true,
  describe: ({ title, body }, say) => say(title || body ? 'Your own words' : 'Default words'),
});
