import { parse, serialize } from 'hono/utils/cookie';
import type { Env } from '../env.ts';
import { isLoopback } from '../console/clients/is-loopback.ts';

/** The console session's cookie: what the browser sent, and how to change it in the answer. */
export type ConsoleCookie = { secret: string | undefined; set(secret: string, expiresAt: number): void; clear(): void };

/** Browsers take Secure cookies over plain HTTP from the own machine only. */
export const takesSecureCookies = ({ consoleUrl }: Pick<Env, 'consoleUrl'>): boolean => {
  const { protocol, hostname } = new URL(consoleUrl);
  return protocol === 'https:' || isLoopback(hostname);
};

/**
 * `__Host-`, Secure, HttpOnly, SameSite=Lax (SES-02). A console that is reached over plain HTTP from elsewhere falls back to a name
 * without the promise, and the start warns of it.
 */
export const consoleCookie = (env: Pick<Env, 'consoleUrl'>, headers: Headers, reply?: Headers): ConsoleCookie => {
  const secure = takesSecureCookies(env);
  const name = secure ? '__Host-sallyport' : 'sallyport-insecure';
  const put = (value: string, expires: Date) =>
    reply?.append('set-cookie', serialize(name, value, { path: '/', httpOnly: true, sameSite: 'Lax', secure, expires }));
  const sent = parse(headers.get('cookie') ?? '', name)[name];
  return {
    secret: sent === '' ? undefined : sent,
    set: (secret, expiresAt) => put(secret, new Date(expiresAt)),
    clear: () => put('', new Date(0)),
  };
};
