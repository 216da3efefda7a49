import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Env } from './env.ts';
import type { Log } from './services.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Longest a request may take to arrive (ms): a slow sender holds nothing for long. */
const arrival = { headers: 10_000, whole: 30_000 } as const;
/** Longest that requests under way may take once the process is told to stop (ms, REL-08). */
const drain = 8_000;

/** The listening server; `server` may be handed in by the start script, which has answered 503 on it until now. */
export const listen = async (env: Pick<Env, 'port' | 'host'>, handler: Handler, given?: Server): Promise<Server> => {
  const server = given ?? createServer({ headersTimeout: arrival.headers, requestTimeout: arrival.whole, maxHeaderSize: 16_384 });
  server.removeAllListeners('request');
  server.on('request', handler);
  if (!server.listening) await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(env.port, env.host, () => resolve());
  });
  return server;
};

/** On SIGTERM or SIGINT: accepts nothing new, finishes what is under way, closes and exits within 10 s (REL-08). */
export const stopOnSignal = (server: Server, log: Log, close: () => Promise<void>): void => {
  let stopping = false;
  const stop = async (signal: string): Promise<void> => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    const late = setTimeout(() => server.closeAllConnections(), drain);
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
    });
    clearTimeout(late);
    await close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal));
};

/** One request's unhandled failure never takes the others down (LOG-05); it is logged and the process goes on. */
export const surviveStrays = (log: Log): void => {
  process.on('unhandledRejection', (error) => log.error({ error }, 'unhandled rejection'));
};
