import '../scripts/require-node.mjs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { compose } from './compose.ts';
import { holdContainer } from './container.ts';
import { prepareFirstStart } from './console/members/prepare-first-start.ts';
import { startImports } from './console/users/import/start-imports.ts';
import { startHousekeeping } from './engine/housekeeping.ts';
import { readEnv } from './env.ts';
import { hostHalves } from './http/host-halves.ts';
import { isRuntimePath, runtimeApp } from './http/runtime-app.ts';
import { manageRoutes } from './manage/routes.ts';
import { seedDemo } from './seed/seed-demo.ts';
import { listen, stopOnSignal, surviveStrays } from './serve.ts';
import { filesHandler } from './trpc/files.ts';
import { trpcHandler } from './trpc/handler.ts';

type Page = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Next serves the console only; it loads behind the first requests, so that people can sign in before it is there. */
const loadConsole = async (server: Server, options: { dev: boolean; port: number; host: string }): Promise<Page> => {
  const { default: next } = await import('next');
  const app = next({ dev: options.dev, hostname: options.host, port: options.port, httpServer: server });
  await app.prepare();
  return app.getRequestHandler();
};

/**
 * The whole server on one port: runtime API, hosted pages and tRPC by Hono, everything else by Next. `given` is the start script's
 * listening server; `dev` has Next compile pages as they are asked for.
 */
export const start = async ({ given, dev = false }: { given?: Server; dev?: boolean } = {}): Promise<void> => {
  const env = readEnv(process.env);
  const composed = await compose(env);
  const { services } = composed;
  surviveStrays(services.log);
  holdContainer(services);
  const setUpLink = await prepareFirstStart(services);
  if (env.seedDemo) await seedDemo(services);

  const app = runtimeApp(services, manageRoutes(services));
  const runtime = getRequestListener((request, bindings) => app.fetch(request, bindings));
  const trpc = trpcHandler(services);
  const rpc = getRequestListener((request, { incoming }) =>
    trpc(request, { address: services.clientAddress(incoming.socket.remoteAddress, request.headers.get('x-forwarded-for') ?? undefined) }),
  );
  const files = filesHandler(services);
  const file = getRequestListener((request, { incoming }) =>
    files(request, { address: services.clientAddress(incoming.socket.remoteAddress, request.headers.get('x-forwarded-for') ?? undefined) }),
  );
  const isServed = hostHalves(env);
  let page: Promise<Page> | undefined;
  const server = await listen(
    env,
    (request, response) => {
      const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
      if (!isServed(request.headers.host, path)) {
        response.writeHead(404, { 'content-type': 'text/plain', 'cache-control': 'no-store' }).end('There is nothing here.\n');
        return;
      }
      if (isRuntimePath(path)) return void runtime(request, response);
      if (path.startsWith('/trpc/')) return void rpc(request, response);
      if (path.startsWith('/files/')) return void file(request, response);
      page
        ?.then((serve) => serve(request, response))
        .catch((error: unknown) => {
          services.log.error({ error }, 'the console could not answer');
          if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
          response.end('The console could not answer. Reload the page.\n');
        });
    },
    given,
  );
  page = loadConsole(server, { dev, port: env.port, host: env.host });
  const stopHousekeeping = startHousekeeping(services);
  const stopImports = startImports(services);
  stopOnSignal(server, services.log, {
    begin: services.waiters.end,
    close: async () => {
      stopImports();
      await stopHousekeeping();
      await composed.close();
    },
  });
  process.stdout.write(
    `\n  Sallyport is ready: ${env.consoleUrl}\n${setUpLink === undefined ? '' : `  Create the owner account (this link works once): ${setUpLink}\n`}\n`,
  );
  if (env.publicUrl.startsWith('https:') && env.consoleUrl === env.publicUrl) {
    services.log.warn(
      { url: env.publicUrl },
      'the console shares its address with the pages people sign in on; give it one of its own with CONSOLE_URL',
    );
  }
  services.log.info({ url: env.publicUrl }, 'Sallyport is ready');
};
