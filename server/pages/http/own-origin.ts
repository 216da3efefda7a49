import type { MiddlewareHandler } from 'hono';
import type { Services } from '#server/services.ts';
import type { PageEnv } from './page-env.ts';
import { PageTrouble } from './trouble.ts';

const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);

const hostnameOf = (host: string): string => (URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : '');

/**
 * Pages live at the configured origin. Their cookies need HTTPS, or a browser on the server's own machine; there another name of the
 * machine is led to the configured one, because cookies and origin would not fit.
 */
export const ownHost = ({ env }: Pick<Services, 'env'>): MiddlewareHandler<PageEnv> => {
  const own = new URL(env.publicUrl);
  const local = isLoopback(own.hostname);
  return async (c, next) => {
    if (own.protocol === 'http:' && !local) throw new PageTrouble('https');
    const host = c.req.header('host');
    if (host === undefined || !local || own.protocol !== 'http:' || host === own.host) return next();
    if (!isLoopback(hostnameOf(host))) throw new PageTrouble('https');
    if (c.req.method !== 'GET') throw new PageTrouble('origin');
    const asked = new URL(c.req.url);
    return c.redirect(`${own.origin}${asked.pathname}${asked.search}`, 307);
  };
};

/** WEB-06: every POST names our origin. A missing or `null` one is refused like a foreign one. */
export const ownOrigin =
  ({ env }: Pick<Services, 'env'>): MiddlewareHandler<PageEnv> =>
  async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && c.req.header('origin') !== env.publicUrl) throw new PageTrouble('origin');
    await next();
  };
