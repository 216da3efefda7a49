import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Env } from './env.ts';
import type { Log } from './services.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Longest a request may take to arrive (ms): a slow sender holds nothing for long. */
const arrival = { headers: 10_000, whole: 30_000 } as const;
/** Once the process is told to stop (ms, REL-08): who asks on a busy connection is told to take another one, then requests under way may take so long. */
const notice = 300;
const drain = 8_000;
/** How often connections that have become idle are closed meanwhile (ms). */
const sweep = 100;

/** The listening server; `server` may be handed in by the start script, which has answered 503 on it until now. */
export const listen = async (env: Pick<Env, 'port' | 'host'>, handler: Handler, given?: Server): Promise<Server> => {
  const server = given ?? createServer({ headersTimeout: arrival.headers, requestTimeout: arrival.whole, maxHeaderSize: 16_384 });
  server.removeAllListeners('request');
  server.on('request', handler);
  if (!server.listening)
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(env.port, env.host, () => resolve());
    });
  return server;
};

/**
 * On SIGTERM or SIGINT: accepts nothing new, finishes what is under way, closes and exits within 10 s (REL-08). Connections are told
 * to close with the answer that is their last, so that nobody's next request is cut off. `begin` ends what would go on by itself.
 */
export const stopOnSignal = (server: Server, log: Log, { begin, close }: { begin(): void; close(): Promise<void> }): void => {
  const unanswered = new Set<ServerResponse>();
  let stopping = false;
  const isLast = (response: ServerResponse): void => {
    if (!response.headersSent) response.setHeader('connection', 'close');
  };
  server.prependListener('request', (_request, response) => {
    unanswered.add(response);
    response.once('close', () => unanswered.delete(response));
    if (stopping) isLast(response);
  });
  const stop = async (signal: string): Promise<void> => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    for (const response of unanswered) isLast(response);
    begin();
    await pause(notice);
    const idle = setInterval(() => server.closeIdleConnections(), sweep);
    const late = setTimeout(() => server.closeAllConnections(), drain);
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
    clearInterval(idle);
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
