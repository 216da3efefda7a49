/** @jsxImportSource preact */
import type { Subject } from '#flows/kit/step.ts';
import { mayStartRun } from '#server/engine/may-start-run.ts';
import type { Realm, RunnableFlow } from '#server/engine/realm.ts';
import { startRun } from '#server/engine/start-run.ts';
import { redeemTwinPass } from '#server/twins/twin.ts';
import type { Island } from '../html/island.ts';
import { OneButton, PlainScreen } from '../html/plain-screen.tsx';
import { cookieNames, dropSecret, readSecret, writeSecret } from '../http/cookies.ts';
import { checkFormToken, formToken } from '../http/form-token.ts';
import { addToBackdrop, type PageContext } from '../http/page-env.ts';
import { readForm } from '../http/read-form.ts';
import { type PageKit, sendPage } from '../http/send-page.ts';
import { wordsOf } from '../http/words-of.ts';
import { arrive } from '../run/arrive.ts';
import { linksOf } from '../run/links-of.ts';
import { liveSession } from '../session/live-session.ts';
import { fill } from '../texts/fill.ts';
import { negotiateLocale } from '../texts/negotiate-locale.ts';
import { type Authorization, readAuthorization } from './read-authorization.ts';
import { formTargetOf } from './redirect-back.ts';

/** How long a start page may lie open, and how long a browser is the same device (seconds). */
const startSeconds = 24 * 3_600;
const deviceSeconds = 400 * 86_400;

/** Where a start page leads. `subject`: whom a personal link stands for. */
export type Target = { flow: RunnableFlow; entry?: string; asked: Authorization; subject?: Subject };

/** Address of this page with its query: forms post to where they stand. */
const here = (c: PageContext): string => {
  const { pathname, search } = new URL(c.req.url);
  return pathname + search;
};

export const aimAt = async (c: PageContext, realm: Realm, flow: RunnableFlow, entry?: string): Promise<Target> => {
  const asked = await readAuthorization(realm, new URL(c.req.url).searchParams);
  const locale = negotiateLocale(
    { asked: asked.locales, acceptLanguage: c.req.header('accept-language') },
    flow.plan.languages,
    realm.app.defaultLanguage,
  );
  addToBackdrop(c, { locale, again: here(c) });
  return { flow, asked, ...(entry !== undefined && { entry }) };
};

export const showStart = (kit: PageKit, c: PageContext, realm: Realm, { asked }: Target, more: { logo?: false } = {}): Response => {
  const secret = readSecret(c, cookieNames.start) ?? realm.random.secret();
  writeSecret(c, cookieNames.start, secret, startSeconds);
  const words = wordsOf(c);
  const title = fill(words['start.title'], { app: realm.app.name });
  return sendPage(kit, c, {
    ...more,
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

/** The run a start page's button begins. */
export const begin = async (kit: PageKit, c: PageContext, realm: Realm, { flow, entry, asked, subject }: Target): Promise<Response> => {
  const form = await readForm(c);
  checkFormToken(realm.digest, 'start', readSecret(c, cookieNames.start), form.get('token'));
  mayStartRun(kit.services, realm, c.get('address'));
  const pass = readSecret(c, cookieNames.twin(realm));
  const handed = await redeemTwinPass(realm, pass);
  if (pass !== undefined) dropSecret(c, cookieNames.twin(realm));
  const about = subject ?? handed?.subject;
  const answer = await startRun(kit.services, realm, {
    flow: flow.slug,
    locale: c.get('backdrop').locale,
    delivery: asked.delivery,
    holding: () => liveSession(c, realm),
    context: { hosted: true, ip: c.get('address'), device: { id: deviceOf(c, realm) }, ...(asked.email !== undefined && { email: asked.email }) },
    ...(about && { subject: about }),
    ...(handed && { twin: handed.twin }),
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
