const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * A mail domain in the one form that is compared, stored and sent to: ASCII, lower case, IDNA by the URL standard
 * (`Müller.de` → `xn--mller-kva.de`). Undefined for anything that is no host name of at least two labels: IP literals,
 * ports, trailing dots, percent escapes, underscores (OTP-09).
 */
export const canonicalDomain = (text: string): string | undefined => {
  // Letters, digits, marks, hyphens and the four dots that IDNA knows; what a URL parser would cut off is refused first.
  if (!/^[\p{L}\p{N}\p{M}.。．｡-]{1,253}$/u.test(text) || !URL.canParse(`http://${text}/`)) return undefined;
  const { hostname } = new URL(`http://${text}/`);
  const labels = hostname.split('.');
  const last = labels.at(-1) ?? '';
  const isHostName = hostname.length <= 253 && labels.length >= 2 && labels.every((part) => label.test(part)) && /[a-z]/.test(last);
  return isHostName ? hostname : undefined;
};
