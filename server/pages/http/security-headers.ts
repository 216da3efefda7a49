/** What a page may do beyond showing itself. */
export type Allowance = {
  nonce: string;
  /** Origins or schemes a form may end at after its redirects: Chrome follows `form-action` through them. */
  formTargets?: readonly string[];
  /** Who may frame the page: nobody, unless it is the phone's (WEB-05). */
  framedBy?: string;
  https: boolean;
};

const policy = ({ nonce, formTargets = [], framedBy }: Allowance): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    `form-action ${["'self'", ...formTargets].join(' ')}`,
    "base-uri 'none'",
    "object-src 'none'",
    `frame-ancestors ${framedBy ?? "'none'"}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

/** Headers of every HTML answer, errors too (WEB-01, WEB-05, WEB-09). */
export const securityHeaders = (allowed: Allowance): Record<string, string> => ({
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': policy(allowed),
  'x-content-type-options': 'nosniff',
  // To other sites nothing is said. Not `no-referrer`: browsers then send `Origin: null` with a page's own forms.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  ...(allowed.framedBy === undefined && { 'x-frame-options': 'DENY' }),
  ...(allowed.https && { 'strict-transport-security': 'max-age=31536000' }),
});
