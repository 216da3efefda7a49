/** @jsxImportSource preact */
import { Hono } from 'hono';
import type { Realm } from '#server/engine/realm.ts';
import { endSession } from '#server/sessions/end-session.ts';
import { userInfo } from '#server/sessions/user-info.ts';
import type { SessionRecord } from '#server/storage/ports/sessions.ts';
import { LinkButton, OneButton, PlainScreen } from '../html/plain-screen.tsx';
import { cookieNames, dropSecret } from '../http/cookies.ts';
import { checkFormToken, formToken } from '../http/form-token.ts';
import { addToBackdrop, type PageContext, type PageEnv } from '../http/page-env.ts';
import { readForm } from '../http/read-form.ts';
import { type PageKit, sendPage } from '../http/send-page.ts';
import { findDoors } from '../start/find-door.ts';
import { negotiateLocale } from '../texts/negotiate-locale.ts';
import { wordsIn } from '../texts/words-in.ts';
import { liveSession } from './live-session.ts';
import { zoneScreen } from './zone-screen.ts';

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

const showNobody = async (kit: PageKit, c: PageContext, realm: Realm, standing: keyof typeof statuses): Promise<Response> => {
  const why = standing === 'locked' ? 'locked' : 'nobody';
  const words = wordsIn(c.get('backdrop').locale);
  const way = await wayIn(kit, realm);
  return sendPage(kit, c, {
    status: statuses[standing],
    title: words[`session.${why}`],
    content: (
      <PlainScreen title={words[`session.${why}`]} lead={[words[`session.${why}-body`]]}>
        {way !== undefined && <LinkButton href={way} label={words['session.sign-in']} />}
      </PlainScreen>
    ),
  });
};

/** The zone's screen of a session that lives in a cookie (`/-/screen`), and its sign-out. */
export const screenRoutes = (kit: PageKit, realmOf: (c: PageContext) => Realm) =>
  new Hono<PageEnv>()
    .get('/screen', async (c) => {
      const realm = realmOf(c);
      const found = await liveSession(c, realm);
      const served = found && (await realm.flow(await realm.slugOf(found.session.flow)));
      const locale = negotiateLocale(
        { asked: undefined, acceptLanguage: c.req.header('accept-language') },
        served?.plan.languages ?? [],
        realm.app.defaultLanguage,
      );
      addToBackdrop(c, { locale });
      if (found === undefined || found.standing === 'ended') return showNobody(kit, c, realm, 'nobody');
      if (found.standing === 'locked') return showNobody(kit, c, realm, 'locked');
      // The published flow has this zone no more (DESIGN section 3).
      if (!(await realm.hasZone(found.session.flow, found.session.zone))) return showNobody(kit, c, realm, 'gone');
      const words = wordsIn(locale);
      const screen = served && zoneScreen(served.plan, found.session.zone, locale);
      const title = screen?.title ?? words['session.title'];
      const name = await nameOf(realm, found.session);
      return sendPage(kit, c, {
        title,
        content: (
          <PlainScreen mark="positive" title={title} lead={[...(screen ? [screen.body] : []), ...(name === undefined ? [] : [name])]}>
            <OneButton
              action={`${realm.pageBase}/-/sign-out`}
              token={formToken(realm.digest, 'session', found.secret)}
              label={words['session.sign-out']}
              primary={false}
            />
          </PlainScreen>
        ),
      });
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
