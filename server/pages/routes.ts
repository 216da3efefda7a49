import { randomBytes } from 'node:crypto';
import { Hono, type MiddlewareHandler } from 'hono';
import type { Realm } from '#server/engine/realm.ts';
import { Problem } from '#server/errors.ts';
import type { HttpEnv } from '#server/http/context.ts';
import { problemResponse } from '#server/http/problem-response.ts';
import type { Services } from '#server/services.ts';
import { loadPageAssets, type PageAssets } from './assets.ts';
import { addToBackdrop, type PageContext, type PageEnv } from './http/page-env.ts';
import { ownHost, ownOrigin } from './http/own-origin.ts';
import type { PageKit } from './http/send-page.ts';
import { PageTrouble } from './http/trouble.ts';
import { troublePage } from './http/trouble-page.tsx';
import { callbackRoutes } from './federation/callback-routes.tsx';
import { linkRoutes } from './link/link-routes.tsx';
import { phoneRoutes } from './phone/phone-routes.tsx';
import { wantsJson } from './run/arrive.ts';
import { runApi } from './run/run-api.ts';
import { runRoutes } from './run/run-routes.tsx';
import { screenRoutes } from './session/screen-routes.tsx';
import { personalRoutes } from './start/personal-routes.ts';
import { startRoutes } from './start/start-routes.tsx';
import { AuthorizationFault } from './start/read-authorization.ts';
import { negotiateLocale } from './texts/negotiate-locale.ts';
import { catalogueLanguages } from './texts/words-in.ts';

const prepare = (services: Services, env: 'live' | 'sandbox'): MiddlewareHandler<PageEnv> => {
  const process = services.random.id('pag');
  let requests = 0;
  return async (c, next) => {
    requests += 1;
    c.set('correlationId', `${process}-${requests.toString(36)}`);
    c.set('address', services.clientAddress(c.env?.incoming?.socket.remoteAddress, c.req.header('x-forwarded-for')));
    c.set('nonce', randomBytes(16).toString('base64'));
    c.set('backdrop', {
      locale: negotiateLocale({ asked: undefined, acceptLanguage: c.req.header('accept-language') }, catalogueLanguages, 'en'),
      sandbox: env === 'sandbox',
    });
    await next();
  };
};

/** To a form and a browser a page, to our script a problem document, to an app its own fault. */
const onError =
  (kit: PageKit) =>
  (error: unknown, c: PageContext): Response => {
    if (error instanceof AuthorizationFault) return c.redirect(error.location, 303);
    if (!wantsJson(c)) return troublePage(kit, c, error);
    const problem = error instanceof PageTrouble ? new Problem(error.trouble === 'not-found' ? 'not-found' : 'origin-not-allowed') : error;
    return problemResponse(problem, c.get('correlationId'), kit.services.log);
  };

const pagesOf = (kit: PageKit, env: 'live' | 'sandbox'): Hono<PageEnv> => {
  const { services } = kit;
  const realmOf = (c: PageContext): Realm => c.get('realm');
  const app = new Hono<PageEnv>()
    .use('*', async (c, next) => {
      const realm = await services.realms.find(env, c.req.param('app') ?? '');
      if (realm === undefined) throw new Problem('not-found');
      c.set('realm', realm);
      addToBackdrop(c, {
        look: realm.app,
        firstLanguage: realm.app.defaultLanguage,
        again: realm.pageBase,
        manifest: `${realm.pageBase}/manifest.webmanifest`,
      });
      await next();
    })
    .route('/-/runs', runRoutes(kit, realmOf))
    .route('/-/api', runApi(kit, realmOf))
    .route('/-', screenRoutes(kit, realmOf))
    .route('/', startRoutes(kit, realmOf));
  return new Hono<PageEnv>().route('/:app', app);
};

const nothingHere = async (): Promise<Response> => {
  throw new Problem('not-found');
};

const under = (kit: PageKit, env: 'live' | 'sandbox', base: string): Hono<PageEnv> => {
  const app = new Hono<PageEnv>().basePath(base);
  app.onError(onError(kit));
  for (const path of ['/a/*', '/l/*', '/p/*']) app.use(path, prepare(kit.services, env), ownHost(kit.services), ownOrigin(kit.services));
  return app
    .route('/a', pagesOf(kit, env))
    .route('/l', linkRoutes(kit, env))
    .route('/p', personalRoutes(kit, env))
    .all('/a/*', nothingHere)
    .all('/l/*', nothingHere)
    .all('/p/*', nothingHere);
};

/**
 * The pages people sign in on, below `/a`, `/l`, `/sandbox` and `/preview`, with their scripts below `/hosted`. They work as plain
 * forms; `assets` is what `scripts/build-pages.mjs` made.
 */
export const pageRoutes = (services: Services, given?: PageAssets): Hono<HttpEnv> => {
  let assets = given;
  const kit: PageKit = {
    services,
    assets: () => {
      assets ??= loadPageAssets();
      return assets;
    },
  };
  const phone = new Hono<PageEnv>();
  phone.onError(onError(kit));
  phone.use('*', prepare(services, 'sandbox'), ownHost(services), ownOrigin(services));
  phone.route('/', phoneRoutes(kit));
  const callbacks = new Hono<PageEnv>();
  callbacks.onError(onError(kit));
  callbacks.use('*', prepare(services, 'live'), ownHost(services));
  callbacks.route('/', callbackRoutes(kit));
  callbacks.all('*', nothingHere);
  return new Hono<HttpEnv>()
    .get('/hosted/:file', (c) => {
      const script = kit.assets().scripts.get(c.req.param('file'));
      if (script === undefined) return c.body(null, 404);
      return c.body(script, 200, {
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'cross-origin',
      });
    })
    .get('/hosted/logos/:file', async (c) => {
      const [, hash] = /^([0-9a-f]{64})\.png$/.exec(c.req.param('file')) ?? [];
      const png = hash === undefined ? undefined : await services.storage.logos.find(hash);
      if (png === undefined) return c.body(null, 404, { 'cache-control': 'no-store' });
      return c.body(new Uint8Array(png), 200, {
        'content-type': 'image/png',
        'content-disposition': 'inline',
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'cross-origin',
      });
    })
    .route('/f', callbacks)
    .route('/preview', phone)
    .route('/', under(kit, 'sandbox', '/sandbox'))
    .route('/', under(kit, 'live', '/'));
};
