import 'server-only';
import type { Container } from './container.ts';

export type { Container } from './container.ts';
export type { AppRouter } from './trpc/router.ts';

/**
 * The gate: the only module of the server that pages may load at run time. It gives them what `server/main.ts` made. Throws when no
 * server made anything.
 */
export const container = (): Container => {
  const held: Container | undefined = Reflect.get(globalThis, Symbol.for('sallyport'));
  if (held === undefined) throw new Error('The console is served by server/main.ts: start it with "npm start".');
  return held;
};
