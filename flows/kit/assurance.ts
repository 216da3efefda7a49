/**
 * The four kinds of thing a person can prove (NIST SP 800-63B). `identifier` is control of an address: it proves who
 * somebody is, but never counts as a second factor (OTP-08).
 */
export type Assurance = 'identifier' | 'possession' | 'knowledge' | 'inherence';

/** Authentication method references (RFC 8176), plus `email` for a code or link sent by mail. */
export type Amr = 'otp' | 'pwd' | 'pin' | 'sms' | 'hwk' | 'swk' | 'fpt' | 'email' | 'fed';

/** What taking an outcome proves about the current subject. The interpreter records it; executors cannot claim more. */
export type Proves = { assurance: Assurance; amr: readonly Amr[] };

/** The authentication context class an access token carries: how many different kinds were proven. */
export const acrOf = (proven: Iterable<Assurance>): 'aal0' | 'aal1' | 'aal2' => {
  const kinds = new Set(proven);
  if (kinds.size === 0) return 'aal0';
  kinds.delete('identifier');
  return kinds.size >= 2 ? 'aal2' : 'aal1';
};
