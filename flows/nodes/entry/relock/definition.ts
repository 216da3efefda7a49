import * as z from 'zod';
import { defineNode } from '#flows/kit/define-node.ts';

export const definition = defineNode({
  id: 'entry.relock',
  version: 1,
  category: 'entry',
  title: 'App came back',
  summary: 'The app was left alone or closed, and its session is locked: what follows may open it again.',
  icon: 'lock',
  synonyms: ['relock', 'pin', 'idle', 'timeout', 'lock screen', 'swiped away', 'offload', 'inactive', 'background', 'resume', 'start'],
  config: z.strictObject({}),
  outcomes: [{ id: 'started', label: 'Started', kind: 'pass' }],
  needs: [],
  texts: {},
  role: 'entry',
  session: 'locked',
  asks: false,
  describe: (_, say) => say('When a locked session is to be opened'),
});
