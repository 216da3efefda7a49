import type { Env } from '../env.ts';
import { isLoopback } from '../console/clients/is-loopback.ts';

/**
 * Whether a request comes from the console's own origin: `Origin` must be there and fit; `null` and a missing one do not (WEB-06).
 * The own machine counts as one host under all its names, so that 127.0.0.1 works where localhost is configured.
 */
export const isSameOrigin = (env: Pick<Env, 'consoleUrl'>, headers: Headers): boolean => {
  const origin = headers.get('origin') ?? '';
  if (origin === env.consoleUrl) return true;
  if (!URL.canParse(origin)) return false;
  const [given, own] = [new URL(origin), new URL(env.consoleUrl)];
  return (
    isLoopback(given.hostname) &&
    isLoopback(own.hostname) &&
    given.protocol === own.protocol &&
    given.port === own.port &&
    headers.get('host') === given.host
  );
};
