/** @jsxImportSource preact */
import { Hono } from 'hono';
import { mayStartRun } from '#server/engine/may-start-run.ts';
import type { Realm, RunnableFlow } from '#server/engine/realm.ts';
import { startRun } from '#server/engine/start-run.ts';
import { Problem } from '#server/errors.ts';
import { endSession } from '#server/sessions/end-session.ts';
import { userInfo } from '#server/sessions/user-info.ts';
import { hasPlace } from '#server/sessions/has-place.ts';
import { zoneContent } from '#server/sessions/zone-content.ts';
import type { SessionRecord } from '#server/storage/ports/sessions.ts';
import { issueTwinPass } from '#server/twins/twin.ts';
import { LinkButton, OneButton, PlainScreen } from '../html/plain-screen.tsx';
import { cookieNames, dropSecret, writeSecret } from '../http/cookies.ts';
import { checkFormToken, formToken } from '../http/form-token.ts';
import { addToBackdrop, type PageContext, type PageEnv } from '../http/page-env.ts';
import { readForm } from '../http/read-form.ts';
import { type PageKit, sendPage } from '../http/send-page.ts';
import { wordsOf } from '../http/words-of.ts';
import { arrive } from '../run/arrive.ts';
import { linksOf } from '../run/links-of.ts';
import { findDoors } from '../start/find-door.ts';
import { negotiateLocale } from '../texts/negotiate-locale.ts';
import { type HeldByBrowser, liveSession } from './live-session.ts';

/** A pass into the twin is good for a minute. */
const passSeconds = 60;

const nameOf = async (realm: Realm, session: SessionRecord): Promise<string | undefined> => {
  const { email, phone_number, preferred_username } = await userInfo(realm, session);
  return email ?? phone_number ?? preferred_username;
};

/** Where one signs in to the app, if that is clear. */
const wayIn = async (kit: PageKit, realm: Realm): Promise<string | undefined> => {
  const { common, signIn } = await findDoors(kit.services, realm);
  if (common !== undefined) return realm.pageBase;
  return signIn && `${realm.pageBase}/${signIn.flow.slug}`;
};

const statuses = { nobody: 401, locked: 423, gone: 403 } as const;

const showNobody = async (
  kit: PageKit,
  c: PageContext,
  realm: Realm,
  standing: keyof typeof statuses,
  unlock?: { token: string; flow: string; entry: string },
): Promise<Response> => {
  const why = standing === 'locked' ? 'locked' : 'nobody';
  const words = wordsOf(c);
  const way = await wayIn(kit, realm);
  return sendPage(kit, c, {
    status: statuses[standing],
    title: words[`session.${why}`],
    content: (
      <PlainScreen title={words[`session.${why}`]} lead={unlock === undefined ? [words[`session.${why}-body`]] : []}>
        {unlock && (
          <OneButton
            action={`${realm.pageBase}/-/open`}
            token={unlock.token}
            hidden={{ flow: unlock.flow, entry: unlock.entry }}
            label={words['session.unlock']}
          />
        )}
        {way !== undefined && <LinkButton href={way} label={words['session.sign-in']} primary={unlock === undefined} />}
      </PlainScreen>
    ),
  });
};

const tokenFor = (realm: Realm, found: HeldByBrowser): string => formToken(realm.digest, 'session', found.secret);

const showZone = async (kit: PageKit, c: PageContext, realm: Realm, found: HeldByBrowser, served: RunnableFlow | undefined): Promise<Response> => {
  const { locale } = c.get('backdrop');
  const words = wordsOf(c);
  const content = served && zoneContent(served.plan, found.session.zone, c.req.query('screen'), locale);
  const title = content?.title ?? words['session.title'];
  const name = await nameOf(realm, found.session);
  const token = tokenFor(realm, found);
  return sendPage(kit, c, {
    title,
    content: (
      <PlainScreen mark="positive" title={title} lead={[...(content ? [content.body] : []), ...(name === undefined ? [] : [name])]}>
        {content?.buttons.map(({ label, to }) => (
          <OneButton
            key={`${label} ${to.app ?? ''} ${to.entry}`}
            action={`${realm.pageBase}/-/open`}
            token={token}
            hidden={to.app === undefined ? { flow: served?.slug ?? '', entry: to.entry } : { app: to.app, entry: to.entry }}
            label={label}
          />
        ))}
        <OneButton action={`${realm.pageBase}/-/sign-out`} token={token} label={words['session.sign-out']} primary={false} />
      </PlainScreen>
    ),
  });
};

/** The way into the linked app: its pass goes in a cookie, so that no address holds it (MOB-11). */
const leaveForTwin = async (c: PageContext, realm: Realm, found: HeldByBrowser, app: string): Promise<Response> => {
  if (found.standing !== 'live') throw new Problem(found.standing === 'locked' ? 'locked' : 'unauthorized');
  const { secret, twin } = await issueTwinPass(realm, found.session, app);
  writeSecret(c, cookieNames.twin(twin), secret, passSeconds);
  return c.redirect(twin.pageBase, 303);
};

/** Begins what a button of the zone's screen, or of the locked page, leads to: a run that holds this browser's session. */
const openEntry = async (
  kit: PageKit,
  c: PageContext,
  realm: Realm,
  found: HeldByBrowser,
  to: { flow: string; entry: string },
): Promise<Response> => {
  mayStartRun(kit.services, realm, c.get('address'));
  const { locale } = c.get('backdrop');
  const delivery = { kind: 'cookie' } as const;
  const answer = await startRun(kit.services, realm, {
    ...to,
    locale,
    delivery,
    context: { ip: c.get('address'), ...(found.session.device !== null && { device: { id: found.session.device } }) },
    holding: async () => found,
  });
  return arrive(kit, c, realm, answer, { links: await linksOf(realm, { flow: to.flow, client: null, delivery, locale }) });
};

const speak = (c: PageContext, realm: Realm, served: RunnableFlow | undefined): void => {
  // Nothing of a flow on the page: our own words are in the browser's language.
  if (served === undefined) return;
  const asked = { asked: undefined, acceptLanguage: c.req.header('accept-language') };
  addToBackdrop(c, { locale: negotiateLocale(asked, served.plan.languages, realm.app.defaultLanguage) });
};

/** The zone's screen of a session that lives in a cookie (`/-/screen`), its buttons (`/-/open`), and its sign-out. */
export const screenRoutes = (kit: PageKit, realmOf: (c: PageContext) => Realm) => {
  const servedTo = async (realm: Realm, found: HeldByBrowser | undefined) => found && (await realm.flow(await realm.slugOf(found.session.flow)));
  return new Hono<PageEnv>()
    .get('/screen', async (c) => {
      const realm = realmOf(c);
      const found = await liveSession(c, realm);
      const served = await servedTo(realm, found);
      speak(c, realm, served);
      if (found === undefined || found.standing === 'ended') return showNobody(kit, c, realm, 'nobody');
      if (found.standing === 'locked') {
        const way = await realm.relock(found.session.zone);
        return showNobody(kit, c, realm, 'locked', way && { token: tokenFor(realm, found), flow: way.flow, entry: way.entry });
      }
      // The published flow has this zone no more (DESIGN section 3), or guests are let in no more.
      if (!(await hasPlace(realm, found.session))) return showNobody(kit, c, realm, 'gone');
      return showZone(kit, c, realm, found, served);
    })
    .post('/open', async (c) => {
      const realm = realmOf(c);
      const form = await readForm(c);
      const found = await liveSession(c, realm);
      speak(c, realm, await servedTo(realm, found));
      if (found === undefined || found.standing === 'ended') return c.redirect(`${realm.pageBase}/-/screen`, 303);
      checkFormToken(realm.digest, 'session', found.secret, form.get('token'));
      const app = form.get('app');
      if (app !== undefined) return leaveForTwin(c, realm, found, app);
      const to = { flow: form.get('flow') ?? '', entry: form.get('entry') ?? '' };
      try {
        return await openEntry(kit, c, realm, found, to);
      } catch (error) {
        // It was opened in another window, or locked meanwhile: the screen says which.
        if (error instanceof Problem && (error.code === 'not-locked' || error.code === 'locked'))
          return c.redirect(`${realm.pageBase}/-/screen`, 303);
        throw error;
      }
    })
    .get('/sign-out', (c) => c.redirect(`${realmOf(c).pageBase}/-/screen`, 303))
    .post('/sign-out', async (c) => {
      const realm = realmOf(c);
      const form = await readForm(c);
      const found = await liveSession(c, realm);
      // Somebody who is signed out already gets what they wanted.
      if (found !== undefined) {
        checkFormToken(realm.digest, 'session', found.secret, form.get('token'));
        await endSession(kit.services, realm, found.session.id, 'session.revoked', c.get('address'));
      }
      dropSecret(c, cookieNames.session(realm));
      return c.redirect(`${realm.pageBase}/-/screen`, 303);
    });
};
