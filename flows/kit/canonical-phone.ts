import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { Country } from './countries.ts';

/** Digits with the marks people write between them; no letters, no extension, no second number. */
const written = /^\+?[\p{Nd} ()./-]{3,40}$/u;

/**
 * A phone number in E.164, the only form that is compared, stored and sent to (OTP-09). `country` completes a number
 * written without its country code; without one such a number is undefined, like everything no numbering plan knows.
 */
export const canonicalPhone = (text: string, country?: Country): string | undefined => {
  const plain = text.normalize('NFKC').replace(/^ +| +$/g, '');
  if (!written.test(plain)) return undefined;
  // `00` is how most of the world dials out; with a country given, the library knows that country's own prefix.
  const dialled = country === undefined ? plain.replace(/^00/, '+') : plain;
  const parsed = parsePhoneNumberFromString(dialled, { extract: false, ...(country && { defaultCountry: country }) });
  return parsed?.isValid() && parsed.ext === undefined ? parsed.number : undefined;
};
