import * as z from 'zod';
import { countries, countryNames } from '#flows/kit/countries.ts';
import { defineNode, type OutcomeSpec } from '#flows/kit/define-node.ts';
import { translated } from '#flows/kit/field-meta.ts';
import { acceptedKinds, kindWords } from './accepted-kinds.ts';

const config = z.strictObject({
  email: z.boolean().default(true).meta({ label: 'E-mail address', widget: 'switch', group: 'Ask for' }),
  phone: z.boolean().default(false).meta({ label: 'Phone number', widget: 'switch', group: 'Ask for' }),
  username: z.boolean().default(false).meta({ label: 'User name', widget: 'switch', group: 'Ask for' }),
  several: z
    .enum(['one-field', 'switch'])
    .default('one-field')
    .meta({
      label: 'If more than one is accepted',
      widget: 'choice',
      group: 'Ask for',
      choices: { 'one-field': 'One field takes any of them', switch: 'One at a time, with a button for another' },
    }),
  country: z
    .enum(countries)
    .optional()
    .meta({
      label: 'Country of phone numbers',
      help: 'For numbers typed without +. Without a country they are refused.',
      widget: 'choice',
      group: 'Ask for',
      choices: countryNames,
      when: { field: 'phone', is: [true] },
    }),
  fromApp: z.boolean().default(true).meta({
    label: 'Take the address the app sends along',
    help: 'If the app starts the flow with an e-mail address, it is not asked for again.',
    widget: 'switch',
    group: 'Behaviour',
  }),
  tellApart: z.boolean().default(false).meta({
    label: 'Separate known from unknown people',
    help: 'Lets anybody find out who has an account. Leave it off unless you need it. Where only people you added may enter, everybody counts as known.',
    widget: 'switch',
    group: 'Behaviour',
  }),
  title: translated({ label: 'Heading', group: 'Words' }),
  body: translated({ label: 'Text', group: 'Words' }),
  submit: translated({ label: 'Button', group: 'Words' }),
});

/** An outcome as this node has it; ids are known to the executor. */
type Outcome = OutcomeSpec<'given' | 'known' | 'unknown'>;

export const definition = defineNode({
  id: 'identify.ask',
  version: 1,
  category: 'identify',
  title: 'Ask who it is',
  summary: 'Asks for an e-mail address, a phone number or a user name.',
  icon: 'user-round-search',
  synonyms: [
    'email',
    'e-mail',
    'phone',
    'mobile number',
    'username',
    'user name',
    'login name',
    'identifier',
    'account',
    'who',
    'sign up',
    'register',
  ],
  config,
  outcomes: (settings, say): readonly Outcome[] => {
    const identifiers = acceptedKinds(settings);
    if (!settings.tellApart) return [{ id: 'given', label: say('Given'), kind: 'pass', gives: ['subject'], identifiers }];
    return [
      { id: 'known', label: say('Known'), kind: 'pass', gives: ['subject'], identifiers },
      { id: 'unknown', label: say('Unknown'), kind: 'pass', gives: ['subject'], identifiers },
    ];
  },
  needs: ['users'],
  texts: {
    title: 'Sign in',
    submit: 'Continue',
    email: 'E-mail address',
    phone: 'Phone number',
    username: 'User name',
    'email-phone': 'E-mail address or phone number',
    'email-username': 'E-mail address or user name',
    'phone-username': 'Phone number or user name',
    'email-phone-username': 'E-mail address, phone number or user name',
    'use-email': 'Use an e-mail address',
    'use-phone': 'Use a phone number',
    'use-username': 'Use a user name',
    'phone-help': 'With the country code, for example +44 20 7946 0018.',
    'invalid-email': 'This is not an e-mail address. It looks like name@example.org.',
    'invalid-phone': 'This is not a phone number. Write it with the country code, like +44 20 7946 0018.',
    'invalid-username': 'This is not a user name. It has letters, digits, dots, hyphens and underscores.',
    invalid: 'This is none of what is asked for. Check it and try again.',
  },
  discloses: ({ tellApart }) => tellApart,
  asks: true,
  describe: (settings, say) => say(kindWords(acceptedKinds(settings))),
  check: (settings, say) => {
    if (acceptedKinds(settings).length > 0) return [];
    return [
      {
        code: 'identify-nothing',
        severity: 'error',
        field: 'email',
        message: say('This step asks for nothing.'),
        advice: say('Switch on e-mail address, phone number or user name.'),
      },
    ];
  },
});
