import * as z from 'zod';
import { defineNode } from '#flows/kit/define-node.ts';

export const definition = defineNode({
  id: 'entry.sign-in',
  version: 1,
  category: 'entry',
  title: 'Sign-in',
  summary: 'Your app asks somebody to sign in.',
  icon: 'log-in',
  synonyms: ['start', 'begin', 'login', 'log in', 'register', 'sign up', 'entry', 'api'],
  config: z.strictObject({}),
  outcomes: [{ id: 'started', label: 'Started', kind: 'pass' }],
  needs: [],
  texts: {},
  role: 'entry',
  asks: false,
  describe: (_, say) => say('When your app starts this flow'),
});
