import * as z from 'zod';
import { defineNode, type OutcomeSpec } from '#flows/kit/define-node.ts';
import { translated } from '#flows/kit/field-meta.ts';
import { saidOutcomes } from '#flows/kit/outcomes-of.ts';
import { phrase } from '#flows/languages/phrase.ts';

const config = z.strictObject({
  connector: z
    .string()
    .max(80)
    .default('')
    .meta({ label: 'Service', help: 'Where people sign in.', widget: 'connector', connector: 'oidc', group: 'Service' }),
  use: z
    .enum(['sign-in', 'confirm', 'add'])
    .default('sign-in')
    .meta({
      label: 'What for',
      help: 'To add an account, put “Add external account” after this step.',
      widget: 'choice',
      choices: {
        'sign-in': 'To say and prove who they are',
        confirm: 'To confirm that they are whom they said',
        add: 'To add an account of theirs',
      },
      group: 'Service',
    }),
  title: translated({ label: 'Heading', help: '{service} is filled in.', group: 'Words' }),
  body: translated({ label: 'Text', help: '{service} is filled in.', widget: 'long-text', group: 'Words' }),
  refused: translated({ label: 'Message to people not let in', help: 'They signed in at the service, and may not enter here.', group: 'Words' }),
});

type Outcome = 'verified' | 'cancelled' | 'refused' | 'unavailable';
const proves = { assurance: 'identifier', amr: ['fed'] } as const;
const others: readonly OutcomeSpec<Outcome>[] = [
  { id: 'cancelled', label: 'Cancelled', kind: 'fail' },
  { id: 'refused', label: 'Not let in', kind: 'fail' },
  { id: 'unavailable', label: 'Service cannot be reached', kind: 'unavailable' },
];

const words = { 'sign-in': phrase('Sign in'), confirm: phrase('Confirm who they are'), add: phrase('Add an account') };

export const definition = defineNode({
  id: 'verify.external-id',
  version: 1,
  category: 'verify',
  title: 'External ID',
  summary: 'People sign in with Google, Microsoft Entra or another OpenID Connect service.',
  icon: 'globe-lock',
  synonyms: [
    'google',
    'microsoft',
    'entra',
    'azure',
    'openid connect',
    'oidc',
    'oauth',
    'sso',
    'single sign-on',
    'social login',
    'federation',
    'apple',
  ],
  config,
  outcomes: ({ use }, say): readonly OutcomeSpec<Outcome>[] => [
    { id: 'verified', label: say('Verified'), kind: 'pass', proves, ...(use === 'sign-in' && { gives: ['subject'], identifiers: [] }) },
    ...saidOutcomes(others, say),
  ],
  needs: ['connectors', 'federation', 'users'],
  texts: {
    title: 'Sign in with {service}',
    body: '{service} asks you to sign in there, then brings you back here.',
    code: 'Return code',
    return: 'Continue',
    cancel: 'Not with {service}',
    cancelled: 'You have not signed in with {service}. Try again, or choose another way.',
    failed: 'The sign-in with {service} could not be checked. Try again, or choose another way.',
    expired: 'That took too long or was used already. Sign in with {service} again.',
    refused: 'You cannot come in here with this account.',
    'other-person': 'This account belongs to somebody else here.',
    unavailable: '{service} cannot be reached now. Try again later, or choose another way.',
  },
  requires: ({ connector, use }) => [
    { kind: 'connector', connector: 'oidc', id: connector },
    ...(use === 'sign-in' ? [] : [{ kind: 'user' } as const]),
    ...(use === 'add' ? [{ kind: 'proof' } as const] : []),
  ],
  asks: true,
  describe: ({ connector, use }, say) => {
    if (connector === '') return say('No service chosen yet');
    return say(words[use]);
  },
});
