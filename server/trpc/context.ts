import type { Worlds } from '../engine/preview/worlds.ts';
import type { Services } from '../services.ts';
import { type Actor, actorOf } from '../console/actor.ts';
import { type ConsoleCookie, consoleCookie } from './console-cookie.ts';
import { isSameOrigin } from './is-same-origin.ts';

/** What the console works with: the services, and the preview worlds open in this process. */
export type ConsoleParts = { services: Services; worlds: Worlds };

/** What every procedure gets. `actor` is undefined for anybody without a live console session. */
export type Context = ConsoleParts & {
  actor: Actor | undefined;
  address: string;
  /** Whether the request provably comes from the console's own pages; mutations need it (WEB-06). */
  sameOrigin: boolean;
  cookie: ConsoleCookie;
};

/** `reply` takes the Set-Cookie headers of the answer; without one (a page being rendered) no procedure can set any. */
export const createContext = async ({ services, worlds }: ConsoleParts, request: { headers: Headers; address: string; reply?: Headers }): Promise<Context> => {
  const cookie = consoleCookie(services.env, request.headers, request.reply);
  return {
    services,
    worlds,
    actor: await actorOf(services, cookie.secret, request.address),
    address: request.address,
    sameOrigin: isSameOrigin(services.env, request.headers),
    cookie,
  };
};
