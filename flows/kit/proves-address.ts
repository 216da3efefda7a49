import type { Amr } from './assurance.ts';
import type { Proof } from './define-executor.ts';
import type { Identifier } from './identifier.ts';

const ways: { readonly [Kind in Identifier['kind']]?: Amr } = { email: 'email', phone: 'sms' };

/**
 * Whether a proof shows that the identifier is the person's own: a code or link by mail for an e-mail address, one by SMS
 * for a number. A mail to the person a number belongs to says nothing about the number.
 */
export const provesAddress = ({ amr, subject }: Pick<Proof, 'amr' | 'subject'>, { kind, canonical }: Identifier): boolean => {
  const way = ways[kind];
  return way !== undefined && amr.includes(way) && subject.identifier?.kind === kind && subject.identifier.canonical === canonical;
};
