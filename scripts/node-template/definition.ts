import * as z from 'zod';
import { defineNode } from '#flows/kit/define-node.ts';
import { translated } from '#flows/kit/field-meta.ts';

const config = z.strictObject({
  title: translated({ label: 'Title', group: 'Words', placeholder: 'Example' }),
});

export const definition = defineNode({
  id: 'screen.example',
  version: 1,
  category: 'screen',
  title: 'Example',
  summary: 'One sentence for the palette: what it does for the builder.',
  icon: 'box',
  synonyms: [],
  config,
  outcomes: [{ id: 'done', label: 'Done', kind: 'pass' }],
  needs: [],
  texts: { title: 'Example', button: 'Continue' },
  asks: true,
  describe: ({ title }, say) => say(title ? 'Your own words' : 'Default words'),
});
