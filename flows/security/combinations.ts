import type { SecurityAnswers } from './answers.ts';

type Access = SecurityAnswers['access'];

/** The columns of the table of possible combinations (MOB-12). */
export const features = ['common-link', 'personal-link', 'email', 'sms', 'external-id', 'directory', 'create-auth', 'pin', 'ip-range'] as const;
export type Feature = (typeof features)[number];

const everything: Readonly<Record<Feature, true>> = {
  'common-link': true,
  'personal-link': true,
  email: true,
  sms: true,
  'external-id': true,
  directory: true,
  'create-auth': true,
  pin: true,
  'ip-range': true,
};
const unregistered = 'Where anyone enters without registration, nobody is asked who they are.';

/** For each access mode: `true`, or why the feature cannot go with it, in a builder's words. */
export const combinations: Readonly<Record<Access, Readonly<Record<Feature, true | string>>>> = {
  anyone: {
    ...everything,
    'personal-link': 'A personal link needs users whom you have added.',
    email: unregistered,
    sms: unregistered,
    'external-id': unregistered,
    directory: unregistered,
    'create-auth': 'An external ID is added to a signed-in user, and here nobody signs in.',
    pin: 'A PIN belongs to a registered user, and here nobody registers.',
  },
  registered: { ...everything, 'personal-link': 'A personal link is for users whom you have added; here people register by themselves.' },
  added: everything,
};

const inUse: Readonly<Record<Feature, (answers: SecurityAnswers) => boolean>> = {
  'common-link': () => true,
  'personal-link': ({ personalLink }) => personalLink,
  email: ({ methods }) => methods.email,
  sms: ({ methods }) => methods.sms !== null,
  'external-id': ({ methods }) => methods.external.length > 0,
  directory: ({ methods }) => methods.directory !== null,
  'create-auth': ({ createAuth }) => createAuth,
  pin: ({ relock }) => relock !== null,
  'ip-range': ({ ipRanges }) => ipRanges.length > 0,
};

export type Refusal = { feature: Feature | 'method'; reason: string };

/** What in the answers cannot be had together, each with its reason; empty: the flow can be drawn. */
export const refusals = (answers: SecurityAnswers): readonly Refusal[] => {
  const impossible = features.flatMap((feature): Refusal[] => {
    const possible = combinations[answers.access][feature];
    return possible === true || !inUse[feature](answers) ? [] : [{ feature, reason: possible }];
  });
  return [...impossible, ...incomplete(answers)];
};

const incomplete = ({ access, methods, createAuth, relock }: SecurityAnswers): readonly Refusal[] => {
  const found: Refusal[] = [];
  const asks = methods.email || methods.sms !== null || methods.external.length > 0 || methods.directory !== null;
  if (access !== 'anyone' && !asks) found.push({ feature: 'method', reason: 'Choose at least one way for people to prove who they are.' });
  // Whoever earns from expensive numbers would have the included messages sent to them.
  if (methods.sms !== null && methods.sms.connector === null && methods.sms.countries.length === 0)
    found.push({ feature: 'sms', reason: 'Choose the countries your people live in: the included messages go to numbers of these only.' });
  if (createAuth && methods.external.length === 0)
    found.push({ feature: 'create-auth', reason: 'Choose the external ID service that people may add.' });
  if (relock !== null && relock.idleSeconds === null && !relock.onOffload)
    found.push({ feature: 'pin', reason: 'Say when the PIN is asked for: after a time without use, or when the app was closed.' });
  return found;
};
