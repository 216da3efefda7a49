import { canonical } from '#flows/kit/canonical.ts';
import type { Country } from '#flows/kit/countries.ts';
import type { Identifier, IdentifierKind } from '#flows/kit/identifier.ts';

/**
 * What was typed into a field that takes `kinds`, canonical, or undefined. The three alphabets hardly meet: an address
 * has its `@`; what reads as a phone number is one, and only otherwise a user name.
 */
export const readIdentifier = (kinds: readonly IdentifierKind[], typed: string, country?: Country): Identifier | undefined => {
  for (const kind of kinds) {
    const read = canonical(kind, typed, country);
    if (read !== undefined) return read;
  }
  return undefined;
};
