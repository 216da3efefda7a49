import type { Client } from '#server/storage/ports/clients.ts';
import { isLoopback } from './is-loopback.ts';

/** Schemes that a browser runs or opens itself; a native app's own scheme contains a dot (RFC 8252 7.1). */
const appScheme = /^[a-z][a-z0-9+-]*(?:\.[a-z0-9+-]+)+:$/;

/**
 * Why a redirect URI cannot be registered, or undefined (OP-03, WEB-02). It is compared as an exact string later, so it must be
 * written the way a browser would send it: absolute, ASCII, without fragment, user-info, wildcard or dot segments.
 */
export const redirectUriFault = (uri: string, kind: Client['kind']): string | undefined => {
  if (uri.length > 2_000) return 'It is longer than 2,000 characters.';
  if (!/^[\x21-\x7e]+$/.test(uri) || /[\\"<>^`{|}]/.test(uri)) return 'It contains spaces or characters that do not belong into an address.';
  if (uri.includes('*')) return 'Wildcards are not possible: register every address in full.';
  if (uri.includes('#')) return 'Leave out the part after #.';
  const url = URL.canParse(uri) ? new URL(uri) : undefined;
  if (url === undefined) return 'Write a full address, such as https://app.example.org/signed-in.';
  if (url.username !== '' || url.password !== '') return 'Leave out the user name and password.';
  if (url.protocol === 'https:' || url.protocol === 'http:') {
    if (url.protocol === 'http:' && !isLoopback(url.hostname)) return 'Use https: only the own machine may be reached without it.';
    const written = url.href === uri || (url.pathname === '/' && url.href === `${uri}/`);
    return written ? undefined : `Browsers would write it as ${url.href}: register that.`;
  }
  if (kind !== 'native') return 'Use an address that starts with https://.';
  return appScheme.test(url.protocol) ? undefined : "An app's own scheme is your domain turned round, such as org.example.app:/signed-in.";
};
