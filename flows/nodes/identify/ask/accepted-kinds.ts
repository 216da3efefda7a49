import type { IdentifierKind } from '#flows/kit/identifier.ts';
import { phrase } from '#flows/languages/phrase.ts';

const kinds = ['email', 'phone', 'username'] as const;

/** What a person may name, in the order it is offered. */
export const acceptedKinds = (settings: Readonly<Record<IdentifierKind, boolean>>): IdentifierKind[] => kinds.filter((kind) => settings[kind]);

const words = {
  '': phrase('Nothing yet'),
  email: phrase('E-mail address'),
  phone: phrase('Phone number'),
  username: phrase('User name'),
  'email-phone': phrase('E-mail address or phone number'),
  'email-username': phrase('E-mail address or user name'),
  'phone-username': phrase('Phone number or user name'),
  'email-phone-username': phrase('E-mail address or phone number or user name'),
} as const;

/** `E-mail address or phone number`, for the card. In English. */
export const kindWords = (accepted: readonly IdentifierKind[]): string =>
  new Map<string, string>(Object.entries(words)).get(accepted.join('-')) ?? '';
