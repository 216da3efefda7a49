import { canonicalEmail } from './canonical-email.ts';
import { canonicalPhone } from './canonical-phone.ts';
import { canonicalUsername } from './canonical-username.ts';
import type { Country } from './countries.ts';
import type { Identifier, IdentifierKind } from './identifier.ts';

/**
 * What somebody typed as an identifier of that kind, in the one form that is compared, stored and sent to, or undefined
 * if it is none (OTP-09). `country` completes phone numbers.
 */
export const canonical = (kind: IdentifierKind, text: string, country?: Country): Identifier | undefined => {
  const form = kind === 'email' ? canonicalEmail(text) : kind === 'phone' ? canonicalPhone(text, country) : canonicalUsername(text);
  return form === undefined ? undefined : { kind, canonical: form };
};
