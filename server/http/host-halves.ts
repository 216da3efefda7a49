import type { Env } from '../env.ts';
import { isRuntimePath } from './runtime-app.ts';

/**
 * Whether a path is served under a host name. With a CONSOLE_URL of its own the console answers there and nowhere else, and what
 * apps and people who sign in see answers everywhere but there: pages that carry builders' words never share an origin with the
 * console (WEB-08). Health answers under every name.
 */
export const hostHalves = (env: Pick<Env, 'publicUrl' | 'consoleUrl'>): ((host: string | undefined, path: string) => boolean) => {
  const consoleHost = new URL(env.consoleUrl).host;
  if (consoleHost === new URL(env.publicUrl).host) return () => true;
  return (host, path) => path === '/healthz' || path === '/readyz' || isRuntimePath(path) !== (host?.toLowerCase() === consoleHost);
};
