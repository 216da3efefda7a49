import { canonical } from '#flows/kit/canonical.ts';
import type { Identifier, IdentifierKind } from '#flows/kit/identifier.ts';
import { invalid } from '../fault.ts';

export type IdentifierInput = Readonly<Partial<Record<IdentifierKind, string | null | undefined>>>;

/** What is wrong with an identifier of that kind, and how it should be. */
export const identifierFaults: Record<IdentifierKind, string> = {
  email: 'Write one e-mail address, such as ada@example.org.',
  phone: 'Write the number with its country code, such as +44 20 7946 0018.',
  username: 'Use 2 to 64 letters, digits, dots, hyphens or underscores.',
};

/** Typed identifiers in the form that is compared; empty ones are left out. Throws Fault beside the field that cannot be read. */
export const identifiersOf = (typed: IdentifierInput): Identifier[] =>
  (['email', 'phone', 'username'] as const).flatMap((kind) => {
    const text = typed[kind]?.trim() ?? '';
    if (text === '') return [];
    const identifier = canonical(kind, text);
    if (identifier === undefined) throw invalid({ [kind]: identifierFaults[kind] });
    return [identifier];
  });
