/** @jsxImportSource preact */
import { Hono } from 'hono';
import type { Realm } from '#server/engine/realm.ts';
import { openRun } from '#server/engine/run-state.ts';
import { submitAnswer } from '#server/engine/submit-answer.ts';
import { Problem } from '#server/errors.ts';
import type { LoginRecord } from '#server/storage/ports/logins.ts';
import type { RunRecord } from '#server/storage/ports/runs.ts';
import { PlainScreen } from '../html/plain-screen.tsx';
import { cookieNames, readSecret } from '../http/cookies.ts';
import { addToBackdrop, type PageContext, type PageEnv } from '../http/page-env.ts';
import { type PageKit, sendPage } from '../http/send-page.ts';
import { wordsOf } from '../http/words-of.ts';
import { arrive, runPath } from '../run/arrive.ts';

const stateShape = /^[\w-]{20,100}$/;

type Said = 'over' | 'elsewhere' | 'no-address' | 'tested';

/** What only developers and builders meet is said in English. */
const plain = {
  'no-address': [
    'The app cannot be reached from here',
    'Its developer has to register one redirect address for this client, or name one when the run starts.',
  ],
  tested: ['The service answered', 'Close this page and look at the result where you started the test.'],
} as const;
const statuses = { over: 410, elsewhere: 400, 'no-address': 400, tested: 200 } as const;

const say = (kit: PageKit, c: PageContext, said: Said): Response => {
  const words = wordsOf(c);
  const [title, lead] = said === 'over' || said === 'elsewhere' ? [words[`federation.${said}`], words[`federation.${said}-body`]] : plain[said];
  return sendPage(kit, c, {
    status: statuses[said],
    title,
    logo: false,
    content: <PlainScreen mark={said === 'tested' ? 'positive' : 'neutral'} title={title} lead={[lead]} />,
  });
};

/** The address the app is called back at: the one it named at the start, or the only one it has registered. */
const appAddress = async (realm: Realm, { client, delivery }: RunRecord): Promise<string | undefined> => {
  const registered = client === null ? undefined : await realm.client(client);
  if (registered?.status !== 'active') return undefined;
  const asked = delivery.kind === 'tokens' ? delivery.redirectUri : undefined;
  const [first, second] = registered.redirectUris;
  if (asked !== undefined) return registered.redirectUris.includes(asked) ? asked : undefined;
  return second === undefined ? first : undefined;
};

const finish = async (kit: PageKit, login: LoginRecord, state: string, answer: URLSearchParams): Promise<string | undefined> => {
  const { returnLogin } = await import('#server/federation/return-login.ts');
  return returnLogin(kit.services.federation, login, state, answer);
};

/** On our own pages the browser itself goes on, if it is the one that holds the run: nobody else can be led into it (FED-02). */
const goOn = async (kit: PageKit, c: PageContext, realm: Realm, record: RunRecord, secret: string, code: string): Promise<Response> => {
  try {
    const at = { run: record.id, state: `${record.run.number}.${secret}` };
    return await arrive(
      kit,
      c,
      realm,
      await submitAnswer(kit.services, realm, { ...at, answer: { action: 'return', inputs: { code } }, handover: true }),
    );
  } catch (error) {
    // The run has moved on or is over; its page says where it stands.
    if (!(error instanceof Problem) || error.status >= 500) throw error;
    return c.redirect(runPath(realm, record.id), 303);
  }
};

const back = async (kit: PageKit, c: PageContext, login: LoginRecord, state: string, answer: URLSearchParams): Promise<Response> => {
  if (login.run === null) return say(kit, c, (await finish(kit, login, state, answer)) === undefined ? 'over' : 'tested');
  const realm = await kit.services.realms.byScope(login);
  const record = await realm?.storage.runs.find(login, login.run);
  if (realm === undefined || record === undefined) return say(kit, c, 'over');
  addToBackdrop(c, { look: realm.app, firstLanguage: realm.app.defaultLanguage, locale: record.run.locale });
  // Runs whose result goes to a browser live in one of ours; the others are an app's.
  if (record.delivery.kind !== 'tokens') {
    const secret = readSecret(c, cookieNames.run(record.id));
    if (secret === undefined) return say(kit, c, 'elsewhere');
    await openRun(realm, record.id, `0.${secret}`);
    const code = await finish(kit, login, state, answer);
    return code === undefined ? c.redirect(runPath(realm, record.id), 303) : goOn(kit, c, realm, record, secret, code);
  }
  const address = await appAddress(realm, record);
  if (address === undefined) return say(kit, c, 'no-address');
  const code = await finish(kit, login, state, answer);
  if (code === undefined) return say(kit, c, 'over');
  const url = new URL(address);
  url.searchParams.set('run', record.id);
  url.searchParams.set('code', code);
  return c.redirect(url.href, 303);
};

/**
 * Where providers send people back (`/f/{env}/callback/{connector}`). What the provider proved is never given to the run that
 * asked for it, only to the browser or app that comes back: an address sent to somebody else signs nobody in elsewhere.
 */
export const callbackRoutes = (kit: PageKit) =>
  new Hono<PageEnv>().get('/:env/callback/:connector', async (c) => {
    const answer = new URL(c.req.url).searchParams;
    const state = answer.get('state') ?? '';
    const { services } = kit;
    c.header('cache-control', 'no-store');
    const login = stateShape.test(state) ? await services.storage.logins.find(services.digest.hash(state)) : undefined;
    addToBackdrop(c, { sandbox: c.req.param('env') === 'sandbox' });
    if (login?.env !== c.req.param('env') || login.connector !== c.req.param('connector')) return say(kit, c, 'over');
    return back(kit, c, login, state, answer);
  });
