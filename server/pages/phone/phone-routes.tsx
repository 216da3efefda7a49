/** @jsxImportSource preact */
import { Hono } from 'hono';
import { closestTag } from '#flows/languages/closest-tag.ts';
import { returnScripted, scriptedAnswer, whoIsAsked } from '#server/engine/preview/outside/scripted-federation.ts';
import { openTicket, ticketAlive } from '#server/engine/open-ticket.ts';
import type { WorldSide } from '#server/engine/preview/outside/preview-outside.ts';
import { Problem } from '#server/errors.ts';
import { readBody } from '#server/http/read-body.ts';
import { checkBody } from '#server/http/runs/bodies.ts';
import { problemResponse } from '#server/http/problem-response.ts';
import { worldHeader } from '#server/http/realm-of.ts';
import { assetPath } from '../assets.ts';
import { renderDocument } from '../html/document.tsx';
import { PlainScreen } from '../html/plain-screen.tsx';
import type { PageContext, PageEnv } from '../http/page-env.ts';
import { securityHeaders } from '../http/security-headers.ts';
import type { PageKit } from '../http/send-page.ts';
import { maskAddress } from '../link/mask-address.ts';
import { wordsIn } from '../texts/words-in.ts';

const side = async (kit: PageKit, c: PageContext): Promise<WorldSide> => {
  const found = await kit.services.worlds.enter(c.req.param('world') ?? '', c.req.header(worldHeader) ?? '');
  if (found === undefined) throw new Problem('not-found');
  return found;
};

/**
 * The phone frame of the console (`/preview/{world}`): the page is the same for everybody and holds nothing. Its script is told by the
 * console which world to enter, and with which token. The only page that may be framed, by the console alone (WEB-05).
 */
export const phoneRoutes = (kit: PageKit) => {
  const { env, log } = kit.services;
  const frame = (c: PageContext): Response => {
    const assets = kit.assets();
    const nonce = c.get('nonce');
    const words = wordsIn('en');
    const html = renderDocument({
      locale: 'en',
      words,
      nonce,
      css: assets.css,
      title: words['step.working'],
      script: { src: assetPath(assets.phone), island: { consoleOrigin: env.consoleUrl, world: c.req.param('world') } },
      content: (
        <div id="step">
          <PlainScreen title={words['step.working']} lead={[]} />
        </div>
      ),
    });
    return c.body(html, 200, {
      ...securityHeaders({ nonce, framedBy: env.consoleUrl, https: env.publicUrl.startsWith('https:') }),
      // The frame is another site's when the console has an origin of its own.
      'cross-origin-resource-policy': 'cross-origin',
    });
  };
  const app = new Hono<PageEnv>();
  app.onError((error, c) => problemResponse(error, c.get('correlationId'), log));
  return app
    .get('/:world', frame)
    .get('/:world/l/:token', frame)
    .get('/:world/words/:flow/:locale', async (c) => {
      // In the language the flow answers this phone in: never the page in one and its steps in another.
      const { realm } = await side(kit, c);
      const { flow, locale: asked } = c.req.param();
      const { defaultLanguage } = realm.app;
      const plan = (await realm.flow(flow))?.plan;
      const locale = plan === undefined ? asked : (closestTag(asked, plan.languages) ?? defaultLanguage);
      return c.json({ locale, words: wordsIn(locale, defaultLanguage) }, 200, { 'cache-control': 'no-store' });
    })
    .get('/:world/links/:token', async (c) => {
      const { realm } = await side(kit, c);
      const secret = c.req.param('token');
      const ticket = await realm.storage.tickets.find(realm.digest.hash(secret));
      const alive = ticket !== undefined && (await ticketAlive(realm, secret));
      return c.json({ alive, ...(alive && { address: maskAddress(ticket.identifier) }) }, 200, { 'cache-control': 'no-store' });
    })
    .get('/:world/provider/:state', async (c) =>
      c.json(await whoIsAsked(kit.services, await side(kit, c), c.req.param('state')), 200, { 'cache-control': 'no-store' }),
    )
    .post('/:world/provider/:state', async (c) => {
      const said = checkBody(scriptedAnswer, (await readBody(c)).body);
      const code = await returnScripted(kit.services, await side(kit, c), c.req.param('state'), said);
      return c.json({ code: code ?? null }, 200, { 'cache-control': 'no-store' });
    })
    .post('/:world/links/:token', async (c) => {
      await openTicket(kit.services, (await side(kit, c)).realm, c.req.param('token'));
      return c.body(null, 204);
    });
};
