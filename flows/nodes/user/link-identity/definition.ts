import * as z from 'zod';
import { defineNode } from '#flows/kit/define-node.ts';
import { translated } from '#flows/kit/field-meta.ts';

const config = z.strictObject({
  notify: z.boolean().default(true).meta({
    label: 'Tell them by mail',
    help: 'At every verified address the person has, so that they notice if it was not them.',
    widget: 'switch',
    group: 'Adding',
  }),
  refused: translated({ label: 'Message if it cannot be added', group: 'Words' }),
  mailSubject: translated({ label: 'Subject of the mail', group: 'Words' }),
  mailText: translated({ label: 'Text of the mail', help: '{app} and {account} are filled in.', widget: 'long-text', group: 'Words' }),
});

export const definition = defineNode({
  id: 'user.link-identity',
  version: 1,
  category: 'user',
  title: 'Add external account',
  summary: 'Adds the account just verified to the person, who can sign in with it from then on.',
  icon: 'link',
  synonyms: ['create auth', 'link account', 'connect google', 'add google', 'federated identity', 'external id', 'sso', 'social account'],
  config,
  outcomes: [
    { id: 'linked', label: 'Added', kind: 'pass' },
    { id: 'refused', label: 'Cannot be added', kind: 'fail' },
  ],
  needs: ['users', 'clock'],
  texts: {
    refused: 'This account cannot be added. It may belong to somebody else here.',
    'not-fresh': 'Too much time has passed since you signed in to that account. Sign in to it again.',
    account: 'an external account',
    'mail-subject': 'A way to sign in to {app} was added',
    'mail-text': [
      'From now on you can sign in to {app} with {account}.',
      'If this was not you, sign in to {app} and have it removed, or write to those who run {app}.',
    ].join('\n\n'),
  },
  requires: () => [{ kind: 'user' }, { kind: 'proof' }],
  asks: false,
  irreversible: true,
  describe: ({ notify }, say) => say(notify ? 'And a mail about it' : 'Without a mail'),
});
