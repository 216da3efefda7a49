import type { Services } from './services.ts';
import type { Context } from './trpc/context.ts';
import type { AppRouter } from './trpc/router.ts';

/**
 * What pages get of the server. Next's bundle and the server are two module graphs in one process, so a module of the server
 * loaded by a page would be a second copy: pages take this object from `globalThis` instead.
 */
export type Container = {
  services: Services;
  router: AppRouter;
  /** The context of a page that is being rendered. It cannot set cookies, and mutations are refused. */
  contextFor(headers: Headers): Promise<Context>;
};

const key = Symbol.for('sallyport');

export const holdContainer = (container: Container): void => {
  Reflect.set(globalThis, key, container);
};

/** Throws when no server holds one: pages are only served by `server/main.ts`. */
export const heldContainer = (): Container => {
  const held: Container | undefined = Reflect.get(globalThis, key);
  if (held === undefined) throw new Error('The console is served by server/main.ts: start it with "npm start".');
  return held;
};
