import { Hono } from 'hono';
import { Problem } from '../errors.ts';
import type { Services } from '../services.ts';
import type { HttpEnv } from './context.ts';
import { corsFor } from './cors.ts';
import { headerOf } from './header-of.ts';
import { problemResponse } from './problem-response.ts';
import { realmOf } from './realm-of.ts';
import { runRoutes } from './runs/routes.ts';
import { openApiRoutes } from './openapi/routes.ts';
import { screenRoutes } from './screens/routes.ts';
import { discoveryRoutes } from './token/discovery.ts';
import { tokenRoutes } from './token/routes.ts';

/**
 * The runtime API (DESIGN section 7) as one Hono app, mounted by main.ts and runtime.ts alike. Every error leaves as a problem
 * document; the token endpoint answers with RFC 6749 errors of its own. `manage` is the management API, where the console is served too.
 */
export const apiApp = (services: Services, manage?: Hono<HttpEnv>): Hono<HttpEnv> => {
  const app = new Hono<HttpEnv>();
  let requests = 0;
  const process = services.random.id('req');

  app.use('*', async (c, next) => {
    requests += 1;
    c.set('correlationId', `${process}-${requests.toString(36)}`);
    c.set('address', services.clientAddress(c.env.incoming?.socket.remoteAddress, headerOf(c, 'x-forwarded-for')));
    await next();
  });
  app.onError((error, c) => problemResponse(error, c.get('correlationId'), services.log));
  app.notFound((c) => problemResponse(new Problem('not-found'), c.get('correlationId'), services.log));

  // Before the realm's own routes: no CORS for keys of servers.
  if (manage !== undefined) app.route('/api/v1/:env/:app/manage', manage);
  const realm = new Hono<HttpEnv>()
    .use('*', realmOf(services))
    .use('*', corsFor(services))
    .route('/', runRoutes(services))
    .route('/', tokenRoutes(services))
    .route('/', screenRoutes(services))
    .route('/', openApiRoutes(services, manage !== undefined));
  app.route('/api/v1/:env/:app', realm);
  app.route('/oidc/:env/:app', new Hono<HttpEnv>().use('*', realmOf(services)).use('*', corsFor(services)).route('/', discoveryRoutes()));
  return app;
};
