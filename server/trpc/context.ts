import { chooseLanguage, type LanguageTag } from '#flows/languages/languages.ts';
import { loadSay } from '#flows/languages/load-say.ts';
import type { Say } from '#flows/languages/say.ts';
import type { Services } from '../services.ts';
import { type Actor, actorOf } from '../console/actor.ts';
import { type ConsoleCookie, consoleCookie } from './console-cookie.ts';
import { isSameOrigin } from './is-same-origin.ts';

/** What every procedure gets. `actor` is undefined for anybody without a live console session. */
export type Context = {
  services: Services;
  actor: Actor | undefined;
  address: string;
  /** Whether the request provably comes from the console's own pages; mutations need it (WEB-06). */
  sameOrigin: boolean;
  cookie: ConsoleCookie;
  /** What faults are said in. */
  say: Say;
};

/** The page's own language, which it names alone, or else what the browser prefers. */
const languageOf = (headers: Headers): LanguageTag =>
  chooseLanguage((headers.get('accept-language') ?? '').split(',').map((part) => part.split(';')[0]?.trim()));

/** `listens`: a stream, which does not keep a session alive. `reply` takes the Set-Cookie headers of the answer; without one (a page being rendered) no procedure can set any, and what is said is English: pages say words themselves. */
export const createContext = async (
  services: Services,
  request: { headers: Headers; address: string; reply?: Headers; listens?: boolean },
): Promise<Context> => {
  const cookie = consoleCookie(services.env, request.headers, request.reply);
  const actor = await actorOf(services, cookie.secret, request.address, request.listens !== true);
  const language = request.reply === undefined ? 'en' : languageOf(request.headers);
  const say = await loadSay(language);
  return {
    services,
    actor: actor && { ...actor, language, say },
    address: request.address,
    sameOrigin: isSameOrigin(services.env, request.headers),
    cookie,
    say,
  };
};
