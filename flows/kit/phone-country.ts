import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { type Country, countries } from './countries.ts';

/** Numbers that earn somebody money or reach nobody's pocket: never sent to (OTP-06, toll fraud). */
const refused: ReadonlySet<string> = new Set(['PREMIUM_RATE', 'SHARED_COST', 'TOLL_FREE', 'UAN', 'PAGER', 'VOICEMAIL', 'PERSONAL_NUMBER']);

/**
 * The country whose numbering plan an E.164 number belongs to. Undefined for numbers of no country (satellite and other
 * international networks) and for kinds of numbers no SMS is sent to.
 */
export const phoneCountry = (number: string): Country | undefined => {
  const parsed = parsePhoneNumberFromString(number, { extract: false });
  if (parsed === undefined || refused.has(parsed.getType() ?? '')) return undefined;
  return countries.find((country) => country === parsed.country);
};
