import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Realm } from '#server/engine/realm.ts';
import type { PageContext } from './page-env.ts';

/** Longest life browsers grant (RFC 6265bis), in seconds. */
const longest = 400 * 86_400;
const secretShape = /^[\w-]{20,100}$/;

/**
 * Names of our cookies, without the `__Host-` that hono puts in front: one for the browser before a run, one for each run (FLOW-12),
 * one for each app's session and device (TEN-05).
 */
export const cookieNames = {
  start: 'start',
  run: (run: string) => run,
  session: (realm: Realm) => `session-${realm.scope.env}-${realm.app.slug}`,
  /** The way from the linked app into this one, for a minute (MOB-11). */
  twin: (realm: Realm) => `twin-${realm.scope.env}-${realm.app.slug}`,
  device: (realm: Realm) => `device-${realm.scope.env}-${realm.app.slug}`,
} as const;

/** Undefined for a missing cookie, and for one that cannot be ours. */
export const readSecret = (c: PageContext, name: string): string | undefined => {
  const value = getCookie(c, name, 'host');
  return value !== undefined && secretShape.test(value) ? value : undefined;
};

/** SES-02: `__Host-`, Secure, HttpOnly, SameSite=Lax. Browsers count localhost as secure. */
export const writeSecret = (c: PageContext, name: string, secret: string, seconds: number): void =>
  setCookie(c, name, secret, {
    prefix: 'host',
    secure: true,
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    maxAge: Math.min(longest, Math.max(1, Math.floor(seconds))),
  });

export const dropSecret = (c: PageContext, name: string): void => {
  deleteCookie(c, name, { prefix: 'host', secure: true, path: '/' });
};
