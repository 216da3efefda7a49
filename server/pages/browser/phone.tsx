/** @jsxImportSource preact */
import { render } from 'preact';
import { createClient, type SallyportClient, SallyportProblem } from '#flows/client/index.ts';
import type { ConsoleMessage, PhoneMessage } from '#flows/protocol/phone.ts';
import type { WireStep } from '#flows/protocol/step.ts';
import type { PhoneIsland } from '../html/island.ts';
import { pageStep } from '../run/page-step.ts';
import { english, type Words } from '../texts/english.ts';
import { Brand } from '../view/brand.tsx';
import { readConsoleMessage } from './console-message.ts';
import { dress, light, sizeText, speak } from './look-and-language.ts';
import { openMailedLink } from './open-mailed-link.tsx';
import { type AppHost, isShut, type Place, putAwayApp, resumeApp, ScreenButtons } from './phone-app.tsx';
import { blockedNotice, type Notice, NoticeScreen, troubleNotice } from './phone-notice.tsx';
import { partAt, pointAt } from './parts.ts';
import type { PhoneVisit } from './phone-visit.ts';
import { playProvider } from './play-provider.tsx';
import { element, readIsland } from './read-island.ts';
import { fillCode } from './fill-code.ts';
import { type RunWalk, walkRun } from './walk-run.tsx';

// The phone frame of the console: the production renderer on a preview world, told by the console what to do.
type Opened = Extract<ConsoleMessage, { type: 'open' }>;

const { consoleOrigin, world } = readIsland<PhoneIsland>();
const brand = document.createElement('div');
element('step').before(brand);

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

let words: Words = english;

const say = (notice: Notice): void => render(<NoticeScreen notice={notice} words={words} again={() => void begin()} />, freshRoot());

const trouble = (code: string): void => {
  tell({ type: 'problem', code });
  say(troubleNotice(words, code));
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
  leave: (app) => tell({ type: 'leave', app }),
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

/** Where a run begins, if not where the console said, and the pass of who comes from the linked app. */
type Way = { entry?: string; pass?: string; standing?: Pick<WireStep, 'run' | 'state'> };

const begin = async (way: Way = {}): Promise<void> => {
  if (opened === undefined) return;
  const { token, flow, context, locale, app, blocked } = opened;
  const entry = way.entry ?? opened.entry;
  turn += 1;
  away = false;
  const mine = turn;
  words = (await speak({ world, token, flow, locale })) ?? words;
  if (mine !== turn) return;
  render(<Brand look={app} />, brand);
  // Two phones may stand on one page: their main parts are told apart by name.
  document.querySelector('main')?.setAttribute('aria-label', app.name);
  // Asking for a run would be answered with 404: there is no plan to run.
  if (blocked !== undefined) return say(blockedNotice(words, blocked));
  place = undefined;
  const fresh = createClient({ baseUrl: `/api/v1/preview/${world}`, headers: () => ({ 'sallyport-world': token }), now: () => Date.now() + ahead });
  client = fresh;
  const { standing: begun } = way;
  if (begun !== undefined) return walkFrom(fresh, () => fresh.current(begun));
  await walkFrom(fresh, () =>
    fresh.start(flow, {
      client: { channel: 'hosted', locale },
      ...(entry !== undefined && { entry }),
      ...(context && { context }),
      ...(way.pass !== undefined && { twin: way.pass }),
    }),
  );
};

/** The run of this phone as what lies over its screen goes on with it. */
const visit = (): PhoneVisit | undefined =>
  opened && {
    world,
    headers: { 'sallyport-world': opened.token },
    app: opened.app.name,
    words,
    reload: () => void walk?.reload(),
  };

const openLink = (secret: string): void => {
  const here = visit();
  if (here !== undefined) void openMailedLink(here, secret);
};

/** The link to the provider was followed: its page, played by the preview, then back into the run with what it said. */
const openProvider = (path: string): void => {
  const [here, mine, leaving] = [visit(), client, standing];
  if (here === undefined || mine === undefined || leaving === undefined) return;
  void playProvider(here, path, async (code) => walk?.show(await mine.submit(leaving, 'return', { code })));
};

/** The server's pass into the linked app, for the console to bring there. Where the session is locked or over, the app says so. */
const handOver = async (): Promise<void> => {
  if (client === undefined) return;
  try {
    tell({ type: 'handed', pass: (await client.handOver()).twin });
  } catch (error) {
    if (isShut(error)) return resume();
    tell({ type: 'handed' });
  }
};

/** Somebody comes from the linked app. Who is in already goes on where they were, as at the app's own address. */
const arrive = async (way: Way): Promise<void> => {
  const inside =
    place !== undefined &&
    client !== undefined &&
    (await client.session().then(
      ({ locked }) => !locked,
      () => false,
    ));
  return inside ? resume() : begin(way);
};

/** The builder's hand is stronger than whatever the app shows. */
const follow = (): void => {
  const [mine, last] = [client, standing];
  if (mine === undefined || last === undefined) return void begin();
  place = undefined;
  void walkFrom(mine, () => mine.current(last));
};

/** Another language: a run goes on where it stands, with what was typed; the app is drawn anew. */
const turnTo = async (locale: string): Promise<void> => {
  if (opened === undefined) return;
  opened = { ...opened, locale };
  words = (await speak({ world, ...opened })) ?? words;
  if (walk === undefined || inApp) return reread();
  return walk.speak(words);
};

/** The draft may have learned a language. */
const readAnew = async (): Promise<void> => {
  if (opened !== undefined) words = (await speak({ world, ...opened })) ?? words;
  reread();
};

const reread = (): void => {
  if (away) return;
  // Time may have locked or ended the session of an app that stands open.
  if (place !== undefined && (inApp || standing?.kind === 'done')) return void resume();
  return void (walk === undefined ? begin() : walk.speak(words));
};

const obey = (message: ConsoleMessage): void => {
  switch (message.type) {
    case 'open': {
      const { pass, standing: begun, ...rest } = message;
      opened = rest;
      dress(message.app.theme);
      return void begin({ ...(pass !== undefined && { pass }), ...(begun && { standing: begun }) });
    }
    case 'restart': {
      const { flow, entry, context, blocked } = message;
      if (opened !== undefined)
        opened = { ...opened, blocked, ...(flow !== undefined && { flow }), ...(entry !== undefined && { entry }), ...(context && { context }) };
      return void begin();
    }
    case 'take-up':
      return void begin({ standing: message.standing });
    case 'walked':
      return follow();
    case 'clock':
      ahead = message.aheadMs;
      return reread();
    case 'reload':
      return void readAnew();
    case 'put-away':
      return void putAway();
    case 'open-app':
      return void resume();
    case 'hand-over':
      return void handOver();
    case 'arrive':
      return void arrive(message);
    case 'link':
      return openLink(message.secret);
    case 'code':
      return fillCode(message.code);
    case 'theme':
      light(message.scheme);
      if (message.theme !== undefined) dress(message.theme);
      return undefined;
    case 'locale':
      return void turnTo(message.locale);
    case 'pick':
      document.documentElement.toggleAttribute('data-picking', message.on);
      return undefined;
    case 'point':
      return pointAt(standing, message.node, message.field);
    case 'text-size':
      return sizeText(message.percent);
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
  openProvider(link.pathname);
});
document.addEventListener(
  'click',
  (event) => {
    if (!document.documentElement.hasAttribute('data-picking') || standing === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const part = partAt(event.target);
    if (part !== undefined) tell({ type: 'picked', node: standing.node, part });
  },
  true,
);
// Whatever an address may carry, it does not stay there.
if (location.hash !== '') history.replaceState(null, '', location.pathname);
if (window.parent === window) say({ title: words['phone.alone'], lead: [] });
else tell({ type: 'ready' });
