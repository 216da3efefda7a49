import * as z from 'zod';
import { connectorField } from '#flows/kit/connector-field.ts';
import { defineNode, type OutcomeSpec } from '#flows/kit/define-node.ts';
import { translated } from '#flows/kit/field-meta.ts';
import { saidOutcomes } from '#flows/kit/outcomes-of.ts';
import { phrase } from '#flows/languages/phrase.ts';

const config = z.strictObject({
  connector: connectorField('directory', { label: 'Directory', help: 'Where employees have their accounts.', group: 'Directory' }),
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
      group: 'Directory',
    }),
  tries: z.int().min(1).max(10).default(3).meta({
    label: 'Wrong tries before giving up',
    help: 'On this screen. How many wrong passwords one account takes is set at the connector.',
    unit: 'tries',
    group: 'Limits',
  }),
  title: translated({ label: 'Heading', group: 'Words' }),
  body: translated({ label: 'Text', widget: 'long-text', group: 'Words' }),
  wrong: translated({ label: 'Message when it was not right', help: 'The same whatever the reason.', group: 'Words' }),
  refused: translated({ label: 'Message to people not let in', help: 'Their password was right, and they may not enter here.', group: 'Words' }),
});

type Outcome = 'recognised' | 'wrong' | 'refused' | 'unavailable';
const others: readonly OutcomeSpec<Outcome>[] = [
  { id: 'wrong', label: 'Not recognised', kind: 'fail' },
  { id: 'refused', label: 'Not let in', kind: 'fail' },
  { id: 'unavailable', label: 'Directory cannot be reached', kind: 'unavailable' },
];

const words = { 'sign-in': phrase('Sign in'), confirm: phrase('Confirm who they are'), add: phrase('Add an account') };

export const definition = defineNode({
  id: 'verify.directory',
  version: 1,
  category: 'verify',
  title: 'Directory',
  summary: 'Employees sign in with their account in Active Directory or LDAP.',
  icon: 'building-2',
  synonyms: ['active directory', 'ldap', 'ad', 'domain', 'windows', 'employee', 'staff', 'company account', 'intranet', 'openldap', 'samba'],
  config,
  outcomes: ({ use }, say): readonly OutcomeSpec<Outcome>[] => [
    {
      id: 'recognised',
      label: say('Recognised'),
      kind: 'pass',
      proves: { assurance: 'knowledge', amr: ['pwd'] },
      ...(use === 'sign-in' && { gives: ['subject'], identifiers: [] }),
    },
    ...saidOutcomes(others, say),
  ],
  needs: ['connectors', 'directory', 'users'],
  texts: {
    title: 'Sign in with your company account',
    name: 'User name',
    password: 'Password',
    submit: 'Continue',
    wrong: 'That was not right, or this account cannot be used now. Check what you typed; if it stays so, ask your administrator.',
    refused: 'You cannot come in here with this account.',
    'other-person': 'This account belongs to somebody else here.',
    unavailable: 'The company’s accounts cannot be reached now. Try again later, or choose another way.',
  },
  requires: ({ connector, use }) => [
    { kind: 'connector', connector: 'directory', id: connector },
    ...(use === 'sign-in' ? [] : [{ kind: 'user' } as const]),
    ...(use === 'add' ? [{ kind: 'proof' } as const] : []),
  ],
  discloses: () => false,
  asks: true,
  describe: ({ connector, use }, say) => {
    if (connector === '') return say('No directory chosen yet');
    return say(words[use]);
  },
});
