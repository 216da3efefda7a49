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
};

/** `listens`: a stream, which does not keep a session alive. `reply` takes the Set-Cookie headers of the answer; without one (a page being rendered) no procedure can set any. */
export const createContext = async (
  services: Services,
  request: { headers: Headers; address: string; reply?: Headers; listens?: boolean },
): Promise<Context> => {
  const cookie = consoleCookie(services.env, request.headers, request.reply);
  return {
    services,
    actor: await actorOf(services, cookie.secret, request.address, request.listens !== true),
    address: request.address,
    sameOrigin: isSameOrigin(services.env, request.headers),
    cookie,
  };
};
