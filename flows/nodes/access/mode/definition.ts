import * as z from 'zod';
import { defineNode } from '#flows/kit/define-node.ts';

export const definition = defineNode({
  id: 'access.mode',
  version: 1,
  category: 'access',
  title: 'Access mode',
  summary: 'Follows your app’s setting of who may come in: anyone, or only after signing in.',
  icon: 'door-open',
  synonyms: ['who can access', 'public', 'private', 'members', 'open', 'guest', 'without registration', 'invite only', 'only added'],
  config: z.strictObject({}),
  outcomes: [
    { id: 'open', label: 'Anyone may enter', kind: 'pass', access: ['anyone'] },
    { id: 'sign-in', label: 'Must sign in', kind: 'pass', access: ['registered', 'added'] },
  ],
  needs: [],
  texts: {},
  asks: false,
  describe: (_, say) => say('As set for this app'),
});
