import type { IdentifierKind } from '#flows/kit/identifier.ts';

const kinds = ['email', 'phone', 'username'] as const;

/** What a person may name, in the order it is offered. */
export const acceptedKinds = (settings: Readonly<Record<IdentifierKind, boolean>>): IdentifierKind[] => kinds.filter((kind) => settings[kind]);

const words: Readonly<Record<IdentifierKind, string>> = { email: 'E-mail address', phone: 'phone number', username: 'user name' };

/** `E-mail address or phone number`, for the card. */
export const kindWords = (accepted: readonly IdentifierKind[]): string => {
  const text = accepted.map((kind) => words[kind]).join(' or ');
  return text === '' ? 'Nothing yet' : text.charAt(0).toUpperCase() + text.slice(1);
};
