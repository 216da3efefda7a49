import { type Context, Hono } from 'hono';
import type { Services } from '#server/services.ts';
import { bearerSession } from '#server/sessions/bearer-session.ts';
import { lockSession, touchSession } from '#server/sessions/change-session.ts';
import { introspectToken } from '#server/sessions/introspect-token.ts';
import { revokeToken } from '#server/sessions/revoke-token.ts';
import { sessionView } from '#server/sessions/session-view.ts';
import { userInfo } from '#server/sessions/user-info.ts';
import type { SessionRecord } from '#server/storage/ports/sessions.ts';
import type { HttpEnv } from '../context.ts';
import { headerOf } from '../header-of.ts';
import { jsonAnswer } from '../json-answer.ts';
import { grant } from './grant.ts';
import { oauthEndpoints } from './oauth-endpoint.ts';

/** Far below the 24 h a key is published ahead of its use (KEY-04). */
const keySetHeaders = { 'content-type': 'application/jwk-set+json', 'cache-control': 'public, max-age=600' } as const;

const answerSession = async (c: Context<HttpEnv>, session: SessionRecord): Promise<Response> =>
  jsonAnswer(sessionView(session, await c.get('realm').relock(session.zone)));

/** Tokens and sessions of an app (DESIGN section 7), below `/api/v1/{env}/{app}`. The realm was found by the middleware before. */
export const tokenRoutes = (services: Services): Hono<HttpEnv> => {
  const oauth = oauthEndpoints(services);
  return new Hono<HttpEnv>()
    .post(
      '/token',
      oauth(async (c, form, caller) => jsonAnswer(await grant(services, c.get('realm'), form, caller))),
    )
    .post(
      '/revoke',
      oauth(async (c, form, caller) => {
        await revokeToken(services, c.get('realm'), { token: form.required('token'), caller });
        return new Response(null, { headers: { 'cache-control': 'no-store' } });
      }),
    )
    .post(
      '/introspect',
      oauth(async (c, form, caller) => jsonAnswer(await introspectToken(services, c.get('realm'), { token: form.required('token'), caller }))),
    )
    .get('/session', async (c) => answerSession(c, await bearerSession(services, c.get('realm'), headerOf(c, 'authorization'))))
    .post('/session/touch', async (c) => {
      const session = await bearerSession(services, c.get('realm'), headerOf(c, 'authorization'));
      return answerSession(c, await touchSession(c.get('realm'), session));
    })
    .post('/session/lock', async (c) => {
      const session = await bearerSession(services, c.get('realm'), headerOf(c, 'authorization'));
      return answerSession(c, await lockSession(c.get('realm'), session));
    })
    .get('/userinfo', async (c) => {
      const session = await bearerSession(services, c.get('realm'), headerOf(c, 'authorization'));
      return jsonAnswer(await userInfo(c.get('realm'), session));
    })
    .get('/.well-known/jwks.json', async (c) => c.body(JSON.stringify(await services.tokens.access.jwks(c.get('realm'))), 200, keySetHeaders));
};
