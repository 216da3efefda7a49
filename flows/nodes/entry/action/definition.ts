import * as z from 'zod';
import { defineNode, type OutcomeSpec } from '#flows/kit/define-node.ts';
import { translated } from '#flows/kit/field-meta.ts';
import { phrase } from '#flows/languages/phrase.ts';

const config = z.strictObject({
  label: translated({ label: 'Words on the button', help: 'For apps that draw their buttons from the zone’s screen.', group: 'Button' }),
  requires: z
    .enum(['signed-in', 'session'])
    .default('signed-in')
    .meta({
      label: 'Who may press it',
      widget: 'choice',
      group: 'Who may',
      choices: { 'signed-in': 'People who have signed in', session: 'Everybody with a session, guests too' },
    }),
  proof: z
    .enum(['any', 'fresh'])
    .default('any')
    .meta({
      label: 'When they signed in',
      help: 'Ask for a fresh proof before something important is changed, such as an address or a way to sign in.',
      widget: 'choice',
      group: 'Who may',
      choices: { any: 'Does not matter', fresh: 'Not too long ago, else another way is taken' },
    }),
  freshSeconds: z
    .int(phrase('Choose one minute to 30 days.'))
    .min(60, phrase('Choose one minute to 30 days.'))
    .max(2_592_000, phrase('Choose one minute to 30 days.'))
    .default(600)
    .meta({ label: 'Not longer ago than', widget: 'duration', unit: 'seconds', group: 'Who may', when: { field: 'proof', is: ['fresh'] } }),
});

export const definition = defineNode({
  id: 'entry.action',
  version: 1,
  category: 'entry',
  title: 'In-app action',
  summary: 'Somebody presses a button inside your app: what follows happens in the session they have.',
  icon: 'square-mouse-pointer',
  synonyms: ['create auth', 'button', 'link', 'step-up', 'sign out', 'log out', 'account', 'settings', 'confirm', 'add identity', 'start'],
  config,
  outcomes: ({ proof }, say): readonly OutcomeSpec[] => [
    { id: 'started', label: say('Started'), kind: 'pass' },
    ...(proof === 'fresh' ? [{ id: 'stale', label: say('Signed in too long ago'), kind: 'pass' } as const] : []),
  ],
  needs: ['clock'],
  texts: {},
  role: 'entry',
  session: 'live',
  signedIn: ({ requires }) => requires === 'signed-in',
  asks: false,
  describe: ({ requires, proof }, say) =>
    proof === 'fresh'
      ? say(requires === 'signed-in' ? 'For people who have signed in, lately' : 'For everybody with a session, lately')
      : say(requires === 'signed-in' ? 'For people who have signed in' : 'For everybody with a session'),
});
