import type { Client } from '#server/storage/ports/clients.ts';

const loopbacks: readonly string[] = ['127.0.0.1', '[::1]'];
const unsafe = /^(javascript|data|vbscript|blob|file|about):/i;

const loopback = (address: string): URL | undefined => {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.protocol === 'http:' && loopbacks.includes(url.hostname) && url.username === '' && url.password === '' && url.hash === ''
    ? url
    : undefined;
};

/** OP-03: the exact string, but a native client's loopback address may have any port (RFC 8252 7.3). */
export const matchesRedirectUri = (client: Pick<Client, 'kind' | 'redirectUris'>, redirectUri: string): boolean => {
  if (unsafe.test(redirectUri)) return false;
  if (client.redirectUris.includes(redirectUri)) return true;
  const asked = client.kind === 'native' ? loopback(redirectUri) : undefined;
  return (
    asked !== undefined &&
    client.redirectUris.some((registered) => {
      const known = loopback(registered);
      return known !== undefined && known.hostname === asked.hostname && known.pathname === asked.pathname && known.search === asked.search;
    })
  );
};
