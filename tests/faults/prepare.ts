import { compose } from '#server/compose.ts';
import { compileFor } from '#server/engine/compile-for.ts';
import { readEnv } from '#server/env.ts';
import { seedDemo } from '#server/seed/seed-demo.ts';
import { compactFlow } from '#flows/testing/case.ts';
import { expandFlow } from '#flows/testing/expand-flow.ts';
import { codeFlow } from '../support/api.ts';
import { client } from './people.ts';

const quiet = () => undefined;
const silent = { debug: quiet, info: quiet, warn: quiet, error: quiet };

/** What a builder has set up before the load begins: the demo app, a second flow that signs in by link, and a client. */
export const prepare = async (env: Record<string, string>): Promise<void> => {
  const { services, close } = await compose(readEnv({ ...env, SEED_DEMO: '1' }), { log: silent });
  const { storage, random } = services;
  await seedDemo(services);
  const app = await storage.apps.bySlug('demo');
  if (app === undefined) throw new Error('the demo app was not seeded');
  const graph = expandFlow(compactFlow.parse({ nodes: { ...codeFlow.nodes, code: { type: 'verify.email-link' } }, edges: codeFlow.edges }));
  const { plan } = await compileFor(storage, app, graph);
  if (plan === undefined) throw new Error('the flow does not compile');
  const id = random.id('flo');
  await storage.flows.create({ id, app: app.id, slug: 'by-link', name: 'By link', createdAt: 0, updatedAt: 0 }, graph, plan);
  await storage.flows.publish(id, { revision: 0, plan, graph, label: '', author: 'test', at: 0, warnings: 0 });
  await storage.clients.save({
    id: client.id, app: app.id, env: 'live', name: 'App', kind: 'native', secretHash: null, redirectUris: [client.redirectUri], origins: [], accepts: [], status: 'active', createdAt: 0,
  });
  await close();
};
