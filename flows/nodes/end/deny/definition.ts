import * as z from 'zod';
import { defineNode } from '#flows/kit/define-node.ts';
import { translated } from '#flows/kit/field-meta.ts';

const config = z.strictObject({
  title: translated({ label: 'Title', group: 'Words', placeholder: 'You cannot sign in here' }),
  body: translated({
    label: 'Text',
    help: 'The same for everybody. Say what to do next, not whether an account exists.',
    widget: 'long-text',
    group: 'Words',
  }),
});

export const definition = defineNode({
  id: 'end.deny',
  version: 1,
  category: 'end',
  title: 'Refuse',
  summary: 'Ends the run without letting the person in.',
  icon: 'ban',
  synonyms: ['deny', 'reject', 'block', 'stop', 'error', 'fail', 'forbidden', 'access denied', 'no entry', 'end'],
  config,
  outcomes: [],
  needs: [],
  texts: { title: 'You cannot sign in here', body: 'If you think this is a mistake, contact the people who run this app.' },
  role: 'end',
  asks: false,
  describe: ({ title, body }, say) => say(title || body ? 'Your own words' : 'Default words'),
});
