import { canonicalDomain } from './canonical-domain.ts';

/**
 * Characters of a local part: RFC 5322's dot-atom without `%` and `!`, by which relays route mail elsewhere, and
 * without `|` and `` ` ``, by which some run commands. Quoted local parts and other scripts are not taken.
 */
const localPart = /^[a-z0-9_+&'*=?^{}~#$/-]+(?:\.[a-z0-9_+&'*=?^{}~#$/-]+)*$/;

/**
 * One mail address in the only form that is compared, stored and sent to: lower case, its domain in ASCII (OTP-09).
 * Undefined for anything else: lists, display names, comments, control characters, a full-width `＠`.
 * Spaces around it, as they come with pasting, are dropped.
 */
export const canonicalEmail = (text: string): string | undefined => {
  const trimmed = text.replace(/^ +| +$/g, '');
  const at = trimmed.indexOf('@');
  if (at < 1 || at > 64 || trimmed.indexOf('@', at + 1) !== -1) return undefined;
  const local = trimmed.slice(0, at).toLowerCase();
  const domain = canonicalDomain(trimmed.slice(at + 1));
  if (domain === undefined || !localPart.test(local)) return undefined;
  // RFC 5321, 4.5.3.1.3: a path is at most 256 octets with its brackets.
  return local.length + 1 + domain.length <= 254 ? `${local}@${domain}` : undefined;
};
