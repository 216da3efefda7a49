import type { MiddlewareHandler } from 'hono';
import { Problem } from '../errors.ts';
import type { Services } from '../services.ts';
import type { HttpEnv } from './context.ts';
import { headerOf } from './header-of.ts';

/** Header with the bearer token of a preview world; `Authorization` belongs to runs and sessions. */
export const worldHeader = 'sallyport-world';

/** Finds the realm a request is about: `/api/v1/{live|sandbox}/{app}` or `/api/v1/preview/{world}`. Unknown ones look like nothing. */
export const realmOf =
  (services: Services): MiddlewareHandler<HttpEnv> =>
  async (c, next) => {
    const env = c.req.param('env');
    const app = c.req.param('app') ?? '';
    const realm =
      env === 'live' || env === 'sandbox'
        ? await services.realms.find(env, app)
        : env === 'preview'
          ? await services.realms.preview(app, headerOf(c, worldHeader) ?? '')
          : undefined;
    if (realm === undefined) throw new Problem('not-found');
    c.set('realm', realm);
    await next();
  };
