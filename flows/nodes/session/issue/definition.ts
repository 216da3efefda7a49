import * as z from 'zod';
import { defineNode, type Requirement } from '#flows/kit/define-node.ts';
import { translated } from '#flows/kit/field-meta.ts';
import { lifetime, lifetimePresets, lifetimesFault } from '#flows/kit/lifetimes.ts';
import { phrase } from '#flows/languages/phrase.ts';

const own = { field: 'lifetimes', is: ['own'] };

const config = z.strictObject({
  assurance: z
    .enum(['zone', 'one', 'two-kinds', 'two-factors'])
    .default('zone')
    .meta({
      label: 'The person must have proven',
      widget: 'choice',
      group: 'Who gets a session',
      choices: {
        zone: 'What the zone asks for: one proof if it is secure, nothing if it is public',
        one: 'Who they are, by one proof',
        'two-kinds': 'Who they are, by two different kinds of proof, such as a code by e-mail and a password',
        'two-factors': 'Two factors; a code by e-mail does not count as one',
      },
    }),
  lifetimes: z
    .enum(['app', 'maximum-security', 'standard', 'consumer', 'own'])
    .default('app')
    .meta({
      label: 'How long it lasts',
      help: 'Holds for sessions that begin from now on.',
      widget: 'choice',
      group: 'Lifetimes',
      choices: {
        app: 'As set for the app',
        'maximum-security': 'Maximum security: signed out after 4 hours away',
        standard: 'Standard: signed out after a month away',
        consumer: 'Long: signed out after half a year away',
        own: 'My own values',
      },
    }),
  accessSeconds: lifetime('accessSeconds').default(lifetimePresets.standard.accessSeconds).meta({
    label: 'Access',
    help: 'How long an access token works. It cannot be called back before.',
    widget: 'duration',
    unit: 'seconds',
    group: 'Lifetimes',
    when: own,
  }),
  refreshSeconds: lifetime('refreshSeconds').default(lifetimePresets.standard.refreshSeconds).meta({
    label: 'Staying signed in',
    help: 'How long somebody may stay away and still be signed in.',
    widget: 'duration',
    unit: 'seconds',
    group: 'Lifetimes',
    when: own,
  }),
  absoluteSeconds: lifetime('absoluteSeconds').default(lifetimePresets.standard.absoluteSeconds).meta({
    label: 'Longest visit',
    help: 'After this time everybody signs in again.',
    widget: 'duration',
    unit: 'seconds',
    group: 'Lifetimes',
    when: own,
  }),
  message: translated({ label: 'Message to people refused', help: 'Shown on the screen they are sent back to.', group: 'Words' }),
});

const demands: Readonly<Record<z.output<typeof config>['assurance'], readonly Requirement[]>> = {
  zone: [],
  one: [{ kind: 'user' }, { kind: 'proof' }],
  'two-kinds': [{ kind: 'user' }, { kind: 'proof', atLeast: 'two-kinds' }],
  'two-factors': [{ kind: 'user' }, { kind: 'proof', atLeast: 'two-factors' }],
};
const assuranceWords = {
  zone: phrase('As the zone asks'),
  one: phrase('One proof'),
  'two-kinds': phrase('Two kinds of proof'),
  'two-factors': phrase('Two factors'),
};
const lifetimeWords = {
  app: phrase('lasts as set for the app'),
  'maximum-security': phrase('short'),
  standard: phrase('a month'),
  consumer: phrase('long'),
  own: phrase('own lifetimes'),
};

export const definition = defineNode({
  id: 'session.issue',
  version: 1,
  category: 'session',
  title: 'Start session',
  summary: 'Lets the person into the zone this step stands in: from here on they are signed in.',
  icon: 'key-round',
  synonyms: ['login', 'sign in', 'token', 'tokens', 'access token', 'refresh token', 'jwt', 'issue', 'enter', 'grant', 'let in'],
  config,
  outcomes: [
    { id: 'issued', label: 'Signed in', kind: 'pass' },
    { id: 'refused', label: 'Refused', kind: 'fail' },
  ],
  needs: ['users', 'passwords'],
  texts: { refused: 'You cannot be signed in.' },
  role: 'session',
  requires: ({ assurance }) => demands[assurance],
  asks: false,
  irreversible: true,
  describe: ({ assurance, lifetimes }, say) =>
    say('{proof}, {lifetime}', { proof: say(assuranceWords[assurance]), lifetime: say(lifetimeWords[lifetimes]) }),
  check: (settings, say) => {
    const fault = settings.lifetimes === 'own' ? lifetimesFault(settings) : undefined;
    return fault === undefined
      ? []
      : [
          {
            code: 'lifetimes-inconsistent',
            severity: 'error',
            field: fault.field,
            message: say(fault.message),
            advice: say('Choose a shorter time here, or a longer one there.'),
          },
        ];
  },
});
