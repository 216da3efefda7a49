/** @jsxImportSource preact */
import { Hono } from 'hono';
import { mayStartRun } from '#server/engine/may-start-run.ts';
import type { Realm, RunnableFlow } from '#server/engine/realm.ts';
import { startRun } from '#server/engine/start-run.ts';
import { Problem } from '#server/errors.ts';
import type { Island } from '../html/island.ts';
import { OneButton, PlainScreen } from '../html/plain-screen.tsx';
import { cookieNames, readSecret, writeSecret } from '../http/cookies.ts';
import { checkFormToken, formToken } from '../http/form-token.ts';
import { addToBackdrop, type PageContext, type PageEnv } from '../http/page-env.ts';
import { readForm } from '../http/read-form.ts';
import { type PageKit, sendPage } from '../http/send-page.ts';
import { arrive } from '../run/arrive.ts';
import { linksOf } from '../run/links-of.ts';
import { liveSession } from '../session/live-session.ts';
import { fill } from '../texts/fill.ts';
import { negotiateLocale } from '../texts/negotiate-locale.ts';
import { wordsIn } from '../texts/words-in.ts';
import { findDoors } from './find-door.ts';
import { type Authorization, readAuthorization } from './read-authorization.ts';
import { formTargetOf } from './redirect-back.ts';

/** How long a start page may lie open, and how long a browser is the same device (seconds). */
const startSeconds = 24 * 3_600;
const deviceSeconds = 400 * 86_400;

type Target = { flow: RunnableFlow; entry?: string; asked: Authorization };

/** Address of this page with its query: forms post to where they stand. */
const here = (c: PageContext): string => {
  const { pathname, search } = new URL(c.req.url);
  return pathname + search;
};

const aimAt = async (c: PageContext, realm: Realm, flow: RunnableFlow, entry?: string): Promise<Target> => {
  const asked = await readAuthorization(realm, new URL(c.req.url).searchParams);
  const locale = negotiateLocale(
    { asked: asked.locales, acceptLanguage: c.req.header('accept-language') },
    flow.plan.languages,
    realm.app.defaultLanguage,
  );
  addToBackdrop(c, { locale, again: here(c) });
  return { flow, asked, ...(entry !== undefined && { entry }) };
};

const showStart = (kit: PageKit, c: PageContext, realm: Realm, { asked }: Target): Response => {
  const secret = readSecret(c, cookieNames.start) ?? realm.random.secret();
  writeSecret(c, cookieNames.start, secret, startSeconds);
  const words = wordsIn(c.get('backdrop').locale);
  const title = fill(words['start.title'], { app: realm.app.name });
  return sendPage(kit, c, {
    title,
    // With script the run begins by itself, by the same POST (MOB-2: nothing is made on GET).
    island: { kind: 'start', app: realm.app.name, words } satisfies Island,
    ...(asked.delivery.kind === 'code' && { formTargets: [formTargetOf(asked.delivery.redirectUri)] }),
    content: (
      <div id="step">
        <PlainScreen title={title} lead={[]}>
          <OneButton id="start" action={here(c)} token={formToken(realm.digest, 'start', secret)} label={words['start.button']} />
        </PlainScreen>
      </div>
    ),
  });
};

const deviceOf = (c: PageContext, realm: Realm): string => {
  const name = cookieNames.device(realm);
  const device = readSecret(c, name) ?? realm.random.secret();
  writeSecret(c, name, device, deviceSeconds);
  // What is stored of a cookie is its hash (LOG-02).
  return realm.digest.hash(device);
};

const begin = async (kit: PageKit, c: PageContext, realm: Realm, { flow, entry, asked }: Target): Promise<Response> => {
  const form = await readForm(c);
  checkFormToken(realm.digest, 'start', readSecret(c, cookieNames.start), form.get('token'));
  mayStartRun(kit.services, realm, c.get('address'));
  const answer = await startRun(kit.services, realm, {
    flow: flow.slug,
    locale: c.get('backdrop').locale,
    delivery: asked.delivery,
    holding: () => liveSession(c, realm),
    context: { hosted: true, ip: c.get('address'), device: { id: deviceOf(c, realm) }, ...(asked.email !== undefined && { email: asked.email }) },
    ...(entry !== undefined && { entry }),
    ...(asked.client && { client: asked.client.id }),
  });
  const links = await linksOf(realm, {
    flow: flow.slug,
    client: asked.client?.id ?? null,
    delivery: asked.delivery,
    locale: c.get('backdrop').locale,
  });
  return arrive(kit, c, realm, answer, { links });
};

/** `/{app}` (the common link) and `/{app}/{flow}`: a light page on GET, a run from the first POST on. */
export const startRoutes = (kit: PageKit, realmOf: (c: PageContext) => Realm) => {
  const commonLink = async (c: PageContext): Promise<Target | string> => {
    const realm = realmOf(c);
    const { common, signIn } = await findDoors(kit.services, realm);
    if (common !== undefined) return aimAt(c, realm, common.flow, common.entry);
    if (signIn !== undefined) return `${realm.pageBase}/${signIn.flow.slug}`;
    throw new Problem('not-found');
  };
  const flowLink = async (c: PageContext): Promise<Target> => {
    const realm = realmOf(c);
    const flow = await realm.flow(c.req.param('flow') ?? '');
    if (flow === undefined) throw new Problem('flow-unavailable');
    return aimAt(c, realm, flow);
  };
  return new Hono<PageEnv>()
    .get('/', async (c) => {
      const realm = realmOf(c);
      const target = await commonLink(c);
      if (typeof target === 'string') return c.redirect(target + new URL(c.req.url).search, 303);
      if (target.asked.delivery.kind === 'cookie' && (await liveSession(c, realm))?.standing === 'live')
        return c.redirect(`${realm.pageBase}/-/screen`, 303);
      return showStart(kit, c, realm, target);
    })
    .post('/', async (c) => {
      const target = await commonLink(c);
      if (typeof target === 'string') throw new Problem('not-found');
      return begin(kit, c, realmOf(c), target);
    })
    .get('/:flow', async (c) => showStart(kit, c, realmOf(c), await flowLink(c)))
    .post('/:flow', async (c) => begin(kit, c, realmOf(c), await flowLink(c)));
};
