import type { MiddlewareHandler } from 'hono';
import { Problem } from '../errors.ts';
import type { Services } from '../services.ts';
import type { HttpEnv } from './context.ts';
import { headerOf } from './header-of.ts';

const allowedHeaders = 'authorization, content-type, idempotency-key';

/**
 * CORS by exact match with the origins of the app's registered clients (WEB-07). Without credentials: the API is cookieless. A
 * browser page of any other origin is refused outright, not only kept from reading the answer.
 */
export const corsFor =
  (services: Services): MiddlewareHandler<HttpEnv> =>
  async (c, next) => {
    const origin = headerOf(c, 'origin');
    if (origin === undefined || origin === services.env.publicUrl || origin === services.env.consoleUrl) return next();
    const realm = c.get('realm');
    const known = realm.kind !== 'preview' && (await services.catalog.origins(realm.scope.app, realm.scope.env)).includes(origin);
    if (!known) throw new Problem('origin-not-allowed');
    // On `c.res`, which every answer is laid over: a page that cannot read a problem cannot say what is wrong.
    const { headers } = c.res;
    headers.set('access-control-allow-origin', origin);
    headers.set('vary', 'Origin');
    if (c.req.method !== 'OPTIONS') {
      headers.set('access-control-expose-headers', 'retry-after, idempotent-replayed');
      return next();
    }
    headers.set('access-control-allow-methods', 'GET, POST');
    headers.set('access-control-allow-headers', allowedHeaders);
    headers.set('access-control-max-age', '600');
    return new Response(null, { status: 204 });
  };
