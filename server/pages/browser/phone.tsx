/** @jsxImportSource preact */
import { render } from 'preact';
import { createClient, type SallyportClient, SallyportProblem } from '#flows/client/index.ts';
import { isRecord } from '#flows/client/is-record.ts';
import type { ConsoleMessage, PhoneBlocked, PhoneMessage, PhoneTheme } from '#flows/protocol/phone.ts';
import type { WireStep } from '#flows/protocol/step.ts';
import type { PhoneIsland } from '../html/island.ts';
import { PlainScreen } from '../html/plain-screen.tsx';
import { pageStep } from '../run/page-step.ts';
import { directionOf } from '../texts/direction-of.ts';
import { english, type Words } from '../texts/english.ts';
import { fill } from '../texts/fill.ts';
import { themeCss } from '../theme/theme-css.ts';
import { Brand } from '../view/brand.tsx';
import { readConsoleMessage } from './console-message.ts';
import { openOver } from './open-over.ts';
import { type AppHost, type Place, putAwayApp, resumeApp, ScreenButtons } from './phone-app.tsx';
import { ProviderPage, readProvider } from './provider-page.tsx';
import { element, readIsland } from './read-island.ts';
import { fillCode } from './fill-code.ts';
import { type RunWalk, walkRun } from './walk-run.tsx';

// The phone frame of the console: the production renderer on a preview world, told by the console what to do.
type Opened = Extract<ConsoleMessage, { type: 'open' }>;

const { consoleOrigin, world } = readIsland<PhoneIsland>();
const brand = document.createElement('div');
element('step').before(brand);
const sheet = new CSSStyleSheet();
document.adoptedStyleSheets = [sheet];

let opened: Opened | undefined;
let client: SallyportClient | undefined;
let walk: RunWalk | undefined;
/** Where the run stands, for what comes back from elsewhere. */
let standing: WireStep | undefined;
/** Where in the app somebody is, once they are in; `inApp` while the app itself is drawn, and no run. */
let place: Place | undefined;
let inApp = false;
/** The app is swiped away: nothing but its icon is there until it is opened. */
let away = false;
/** How far the world's clock is ahead, ms: tokens are as old as the world says. */
let ahead = 0;
/** Answers of a start that was overtaken by another are dropped. */
let turn = 0;

const tell = (message: PhoneMessage extends infer M ? (M extends PhoneMessage ? Omit<M, 'source'> : never) : never): void => {
  if (window.parent !== window) window.parent.postMessage({ source: 'sallyport-phone', ...message }, consoleOrigin);
};

/** A walk draws into its element until it stops; the next one gets a fresh element. */
const freshRoot = (): HTMLElement => {
  walk?.stop();
  walk = undefined;
  const old = element('step');
  render(null, old);
  const root = document.createElement('div');
  root.id = 'step';
  old.replaceWith(root);
  return root;
};

const dress = (theme: PhoneTheme): void => sheet.replaceSync(themeCss(theme));

let words: Words = english;

const speak = async (locale: string): Promise<void> => {
  document.documentElement.lang = locale;
  document.documentElement.dir = directionOf(locale);
  const response = await fetch(`/hosted/words/${encodeURIComponent(locale)}`).catch(() => undefined);
  if (response?.ok === true) words = { ...english, ...(await response.json()) };
};

const say = (title: string, lead: readonly string[], retry?: () => void): void => {
  render(
    <PlainScreen mark="neutral" title={title} lead={lead}>
      {retry && (
        <div class="actions">
          <button type="button" class="plain" onClick={retry}>
            {words['error.retry']}
          </button>
        </div>
      )}
    </PlainScreen>,
    freshRoot(),
  );
};

const sayBlocked = ({ problem, count }: PhoneBlocked): void =>
  say(words['phone.has-errors'], [
    fill(words['phone.fix'], { problem: `\u2068${problem}\u2069` }),
    ...(count > 1 ? [fill(words['phone.more-errors'], { count: count - 1 })] : []),
  ]);

const trouble = (code: string): void => {
  tell({ type: 'problem', code });
  if (code === 'flow-unavailable') return say(words['phone.cannot-run'], [], () => void begin());
  if (code === 'not-found' || code === 'unauthorized') return say(words['phone.gone'], []);
  if (code === 'run-expired') return say(words['error.expired'], [words['error.expired-body']], () => void begin());
  if (code === 'run-over') return say(words['error.over'], [words['error.over-body']], () => void begin());
  if (code === 'network') return say(words['step.offline'], [], () => void begin());
  say(words['error.internal'], [], () => void begin());
};

const hostOf = (session: SallyportClient, { locale, app }: Opened): AppHost => ({
  client: session,
  app: app.name,
  locale,
  words,
  draw: (content) => {
    inApp = true;
    render(content, freshRoot());
  },
  run: (flow, entry) => void walkFrom(session, (client) => client.start(flow, { entry, session: true, client: { channel: 'hosted', locale } })),
  signIn: () => void begin(),
  lost: trouble,
});

const onward = (step: WireStep) => {
  if (step.kind === 'done' && place !== undefined && client !== undefined && opened !== undefined)
    return <ScreenButtons host={hostOf(client, opened)} place={place} />;
  return (
    <div class="actions">
      <button type="button" class="plain" onClick={() => void begin()}>
        {words['start.again']}
      </button>
    </div>
  );
};

const arrived = (next: WireStep): boolean => {
  standing = next;
  if (next.kind === 'done' && next.result?.zone !== undefined) place = { zone: next.result.zone.key, screen: next.screen ?? 'home' };
  tell({ type: 'step', step: pageStep(next) });
  return true;
};

const walkFrom = async (session: SallyportClient, start: (client: SallyportClient) => Promise<WireStep>): Promise<void> => {
  if (opened === undefined) return;
  const { app } = opened;
  turn += 1;
  away = false;
  const mine = turn;
  try {
    const step = await start(session);
    if (mine !== turn) return;
    inApp = false;
    arrived(step);
    walk = walkRun({ root: freshRoot(), client: session, app: app.name, words, arrived, onward, lost: trouble }, step, { adopt: false });
  } catch (error) {
    if (mine === turn) trouble(error instanceof SallyportProblem ? error.code : 'internal');
  }
};

const resume = async (): Promise<void> => {
  away = false;
  if (client === undefined || opened === undefined || place === undefined) return begin();
  return resumeApp(hostOf(client, opened), place);
};

/** A run that was under way is forgotten with the app; what somebody has signed in to stays. */
const putAway = async (): Promise<void> => {
  if (client === undefined || opened === undefined) return;
  away = true;
  turn += 1;
  await putAwayApp(hostOf(client, opened), () => void resume());
};

const begin = async (): Promise<void> => {
  if (opened === undefined) return;
  const { token, flow, entry, context, locale, app, blocked } = opened;
  turn += 1;
  away = false;
  const mine = turn;
  await speak(locale);
  if (mine !== turn) return;
  render(<Brand look={app} />, brand);
  // Asking for a run would be answered with 404: there is no plan to run.
  if (blocked !== undefined) return sayBlocked(blocked);
  place = undefined;
  const fresh = createClient({ baseUrl: `/api/v1/preview/${world}`, headers: () => ({ 'sallyport-world': token }), now: () => Date.now() + ahead });
  client = fresh;
  await walkFrom(fresh, () =>
    fresh.start(flow, { client: { channel: 'hosted', locale }, ...(entry !== undefined && { entry }), ...(context && { context }) }),
  );
};

/** A mailed link was tapped: the same question as on its real page, then back to where the phone was. */
const openLink = async (secret: string): Promise<void> => {
  if (opened === undefined) return;
  const address = `/preview/${world}/links/${encodeURIComponent(secret)}`;
  const headers = { 'sallyport-world': opened.token };
  const found: unknown = await fetch(address, { headers })
    .then((response) => response.json())
    .catch(() => undefined);
  const { over, close } = openOver();
  const spent = () =>
    render(
      <PlainScreen mark="neutral" title={words['link.spent']} lead={[words['link.spent-body']]}>
        <div class="actions">
          <button type="button" class="plain" onClick={close}>
            {words['step.back']}
          </button>
        </div>
      </PlainScreen>,
      over,
    );
  if (!isRecord(found) || found.alive !== true) return spent();
  const confirm = async () => {
    const response = await fetch(address, { method: 'POST', headers }).catch(() => undefined);
    if (response?.ok !== true) return spent();
    close();
    await walk?.reload();
  };
  render(
    <PlainScreen
      title={words['link.title']}
      lead={[fill(words['link.body'], { app: opened.app.name, address: typeof found.address === 'string' ? found.address : '' })]}
    >
      <div class="actions">
        <button type="button" class="primary" onClick={() => void confirm()}>
          {words['link.confirm']}
        </button>
        <button type="button" class="plain" onClick={close}>
          {words['step.back']}
        </button>
      </div>
    </PlainScreen>,
    over,
  );
};

/** The link to the provider was followed: its page, played by the preview, then back into the run with what it said. */
const openProvider = async (path: string): Promise<void> => {
  const [mine, leaving] = [client, standing];
  if (opened === undefined || mine === undefined || leaving === undefined) return;
  const headers = { 'sallyport-world': opened.token };
  const found = await fetch(path, { headers })
    .then(async (response) => readProvider(response.ok ? await response.json() : undefined))
    .catch(() => undefined);
  if (found === undefined) return void walk?.reload();
  const { over, close } = openOver();
  const answer = async (said: unknown): Promise<void> => {
    const body: unknown = await fetch(path, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(said),
    })
      .then((response) => response.json())
      .catch(() => undefined);
    close();
    if (!isRecord(body) || typeof body.code !== 'string') return void walk?.reload();
    try {
      walk?.show(await mine.submit(leaving, 'return', { code: body.code }));
    } catch {
      void walk?.reload();
    }
  };
  render(<ProviderPage {...found} answer={(said) => void answer(said)} />, over);
  over.querySelector<HTMLElement>('h1')?.focus();
};

const reread = (): void => {
  if (away) return;
  // Time may have locked or ended the session of an app that stands open.
  if (place !== undefined && (inApp || standing?.kind === 'done')) return void resume();
  return void (walk === undefined ? begin() : walk.reload());
};

const obey = (message: ConsoleMessage): void => {
  switch (message.type) {
    case 'open':
      opened = message;
      dress(message.app.theme);
      return void begin();
    case 'restart': {
      const { flow, entry, context, blocked } = message;
      if (opened !== undefined)
        opened = { ...opened, blocked, ...(flow !== undefined && { flow }), ...(entry !== undefined && { entry }), ...(context && { context }) };
      return void begin();
    }
    case 'clock':
      ahead = message.aheadMs;
      return reread();
    case 'reload':
      return reread();
    case 'put-away':
      return void putAway();
    case 'open-app':
      return void resume();
    case 'link':
      return void openLink(message.secret);
    case 'code':
      return fillCode(message.code);
    case 'theme':
      if (message.scheme === 'system') delete document.documentElement.dataset.scheme;
      else document.documentElement.dataset.scheme = message.scheme;
      if (message.theme !== undefined) dress(message.theme);
      return undefined;
    case 'locale':
      if (opened !== undefined) opened = { ...opened, locale: message.locale };
      return void begin();
    case 'text-size':
      document.documentElement.style.fontSize = `${Math.min(300, Math.max(50, message.percent))}%`;
      return undefined;
  }
};

window.addEventListener('message', (event) => {
  const message = readConsoleMessage(event, consoleOrigin, window.parent);
  if (message !== undefined) obey(message);
});
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link === null || !link.pathname.startsWith(`/preview/${world}/provider/`)) return;
  event.preventDefault();
  void openProvider(link.pathname);
});
// Whatever an address may carry, it does not stay there.
if (location.hash !== '') history.replaceState(null, '', location.pathname);
if (window.parent === window) say(words['phone.alone'], []);
else tell({ type: 'ready' });
