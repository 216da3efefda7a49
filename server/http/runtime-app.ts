import { Hono } from 'hono';
import { createHealth } from '../health.ts';
import { pageRoutes } from '../pages/routes.ts';
import type { Services } from '../services.ts';
import { apiApp } from './app.ts';
import type { HttpEnv } from './context.ts';

/** Everything that serves apps and the people who sign in: health, runtime API, hosted pages. Both entry points mount it. */
export const runtimeApp = (services: Services, manage?: Hono<HttpEnv>): Hono<HttpEnv> => {
  const health = createHealth(() => services.storage.ready());
  const healthRoute = async (path: string) => {
    const answer = await health(path);
    return new Response(answer?.body ?? '', {
      status: answer?.status ?? 404,
      headers: { 'content-type': 'text/plain', 'cache-control': 'no-store' },
    });
  };
  return new Hono<HttpEnv>()
    .get('/healthz', () => healthRoute('/healthz'))
    .get('/readyz', () => healthRoute('/readyz'))
    .route('/', apiApp(services, manage))
    .route('/', pageRoutes(services));
};

/** Paths that are the runtime's, not the console's. */
export const isRuntimePath = (path: string): boolean => /^\/(healthz|readyz|api\/v1|a|f|p|l|sandbox|preview|oidc|hosted)(\/|$)/.test(path);
