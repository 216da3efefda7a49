import '../../../scripts/require-node.mjs';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { compose } from '#server/compose.ts';
import { compileFor } from '#server/engine/compile-for.ts';
import { readEnv } from '#server/env.ts';
import { apiApp } from '#server/http/app.ts';
import type { App } from '#server/storage/ports/apps.ts';
import { compactFlow } from '#flows/testing/case.ts';
import { expandFlow } from '#flows/testing/expand-flow.ts';
import { codeFlow } from '../../support/api.ts';
import { socketMailer } from '../socket-mailer.ts';

/** Sallyport's runtime API as it is, with the bench's mailer: `node sallyport.ts PORT SINK_PORT DATA_DIR`. */
const [port = '0', sink = '0', dataDir = ''] = process.argv.slice(2);
const quiet = () => undefined;
const { services } = await compose(readEnv({ DATA_DIR: dataDir, PORT: port, STARTS_PER_MINUTE: '100000000', LOG_LEVEL: 'error' }), {
  mailer: socketMailer(Number(sink)),
  log: { debug: quiet, info: quiet, warn: console.error, error: console.error },
});
const app: App = {
  id: services.random.id('app'),
  workspace: 'wsp_first',
  slug: 'bench',
  name: 'Bench',
  access: 'registered',
  lifetimes: { accessSeconds: 600, refreshSeconds: 2_592_000, absoluteSeconds: 7_776_000 },
  defaultLanguage: 'en',
  theme: { accent: '#1d4ed8', radius: 8, logo: null },
  status: 'active',
  createdAt: Date.now(),
};
await services.storage.apps.create(app);
await services.storage.users.addColumn(app.id, { key: 'email', name: 'E-mail', type: 'email', unique: true, options: [] }, 'a0');
const graph = expandFlow(compactFlow.parse(codeFlow));
const { plan } = await compileFor(services.storage, app, graph);
if (plan === undefined) throw new Error('the bench flow does not compile');
await services.storage.flows.create({ id: 'flow_bench', app: app.id, slug: 'sign-in', name: 'Sign in', createdAt: 0, updatedAt: 0 }, graph, plan);
await services.storage.flows.publish('flow_bench', { revision: 0, plan, graph, label: '', author: 'bench', at: Date.now(), warnings: 0 });
const http = apiApp(services);
createServer(getRequestListener((request, bindings) => http.fetch(request, bindings))).listen(Number(port), '127.0.0.1', () => console.log('ready'));
process.once('SIGINT', () => process.exit(0));
