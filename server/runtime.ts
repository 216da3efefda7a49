import '../scripts/require-node.mjs';
import type { Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { compose } from './compose.ts';
import { startHousekeeping } from './engine/housekeeping.ts';
import { readEnv } from './env.ts';
import { runtimeApp } from './http/runtime-app.ts';
import { seedDemo } from './seed/seed-demo.ts';
import { listen, stopOnSignal, surviveStrays } from './serve.ts';

/** The runtime alone, for machines that only serve apps: API, hosted pages, mailed links; no console, no Next. */
export const start = async (given?: Server): Promise<void> => {
  const env = readEnv(process.env);
  const composed = await compose(env);
  const { services } = composed;
  surviveStrays(services.log);
  if (env.seedDemo) await seedDemo(services);
  const app = runtimeApp(services);
  const server = await listen(
    env,
    getRequestListener((request, bindings) => app.fetch(request, bindings)),
    given,
  );
  const stopHousekeeping = startHousekeeping(services);
  stopOnSignal(server, services.log, {
    begin: services.waiters.end,
    close: async () => {
      await stopHousekeeping();
      await composed.close();
    },
  });
  services.log.info({ url: env.publicUrl, mode: 'runtime' }, 'Sallyport is ready');
};
