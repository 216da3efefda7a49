import type { Env } from './env.ts';
import type { Services } from './services.ts';
import { type Context, createContext } from './trpc/context.ts';
import { type AppRouter, appRouter } from './trpc/router.ts';

/**
 * What pages get of the server: the procedures, who asks, and where the server stands. Never storage or secrets. Next's bundle and
 * the server are two module graphs in one process, so a module of the server loaded by a page would be a second copy: pages take
 * this object from `globalThis` instead (server/index.ts).
 */
export type Container = {
  env: Pick<Env, 'production' | 'consoleUrl' | 'publicUrl'>;
  router: AppRouter;
  /** The context of a page that is being rendered. It cannot set cookies, and mutations are refused. */
  contextFor(headers: Headers): Promise<Context>;
};

const containerKey = Symbol.for('sallyport');

/** Called once by `server/main.ts`, before Next serves its first page. */
export const holdContainer = (services: Services): void => {
  const { production, consoleUrl, publicUrl } = services.env;
  const container: Container = {
    env: { production, consoleUrl, publicUrl },
    router: appRouter,
    contextFor: (headers) => createContext(services, { headers, address: '' }),
  };
  Reflect.set(globalThis, containerKey, container);
};
