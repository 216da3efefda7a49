import type { MiddlewareHandler } from 'hono';
import { Problem } from '../errors.ts';
import type { Services } from '../services.ts';
import type { HttpEnv } from './context.ts';

const allowedHeaders = 'authorization, content-type, idempotency-key';

/**
 * CORS by exact match with the origins of the app's registered clients (WEB-07). Without credentials: the API is cookieless. A
 * browser page of any other origin is refused outright, not only kept from reading the answer.
 */
export const corsFor = (services: Services): MiddlewareHandler<HttpEnv> => async (c, next) => {
  const origin = c.req.header('origin');
  if (origin === undefined || origin === services.env.publicUrl || origin === services.env.consoleUrl) return next();
  const realm = c.get('realm');
  const known = realm.kind !== 'preview' && (await services.catalog.origins(realm.scope.app, realm.scope.env)).includes(origin);
  if (!known) throw new Problem('origin-not-allowed');
  c.header('access-control-allow-origin', origin);
  c.header('vary', 'Origin');
  if (c.req.method !== 'OPTIONS') {
    c.header('access-control-expose-headers', 'retry-after, idempotent-replayed');
    return next();
  }
  c.header('access-control-allow-methods', 'GET, POST');
  c.header('access-control-allow-headers', allowedHeaders);
  c.header('access-control-max-age', '600');
  return c.body(null, 204);
};
