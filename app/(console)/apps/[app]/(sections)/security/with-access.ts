import type { SecurityAnswers } from '#flows/security/answers.ts';
import { combinations, type Feature } from '#flows/security/combinations.ts';

/** The answers under another access mode: what cannot go with it is taken back, so that no hidden answer stands in the way. */
export const withAccess = (answers: SecurityAnswers, access: SecurityAnswers['access']): SecurityAnswers => {
  const possible = (feature: Feature): boolean => combinations[access][feature] === true;
  const { methods } = answers;
  return {
    ...answers,
    access,
    methods: {
      email: methods.email && possible('email'),
      sms: possible('sms') ? methods.sms : null,
      external: possible('external-id') ? methods.external : [],
      directory: possible('directory') ? methods.directory : null,
    },
    personalLink: answers.personalLink && possible('personal-link'),
    createAuth: answers.createAuth && possible('create-auth'),
    relock: possible('pin') ? answers.relock : null,
  };
};
