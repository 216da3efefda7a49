import { compose } from '#server/compose.ts';
import { compileFor } from '#server/engine/compile-for.ts';
import { readEnv } from '#server/env.ts';
import { seedDemo } from '#server/seed/seed-demo.ts';
import { compactFlow } from '#flows/testing/case.ts';
import { expandFlow } from '#flows/testing/expand-flow.ts';
import { codeFlow, type TestFlow } from '../support/api.ts';
import { client, serverClient } from './people.ts';

const quiet = () => undefined;
export const silent = { debug: quiet, info: quiet, warn: quiet, error: quiet };

export type Prepared = { flows?: Record<string, TestFlow>; clientSecret?: string };
const byLink: TestFlow = { nodes: { ...codeFlow.nodes, code: { type: 'verify.email-link' } }, edges: codeFlow.edges };

/** What a builder has set up before anybody comes: the demo app, more flows (one that signs in by link), and a client; a server client, too, if it gets a secret. */
export const prepare = async (env: Record<string, string>, { flows = { 'by-link': byLink }, clientSecret }: Prepared = {}): Promise<void> => {
  const { services, close } = await compose(readEnv({ ...env, SEED_DEMO: '1' }), { log: silent });
  const { storage, random, digest } = services;
  await seedDemo(services);
  const app = await storage.apps.bySlug('demo');
  if (app === undefined) throw new Error('the demo app was not seeded');
  for (const [slug, flow] of Object.entries(flows)) {
    const graph = expandFlow(compactFlow.parse(flow));
    const { plan, issues } = await compileFor(storage, app, graph);
    if (plan === undefined) throw new Error(issues.map(({ message }) => message).join('\n'));
    const id = random.id('flo');
    await storage.flows.create({ id, app: app.id, slug, name: slug, createdAt: 0, updatedAt: 0 }, graph, plan);
    await storage.flows.publish(id, { revision: 0, plan, graph, label: '', author: 'test', at: 0, warnings: 0 });
  }
  const saved = {
    app: app.id,
    env: 'live',
    name: 'App',
    redirectUris: [client.redirectUri],
    origins: [],
    accepts: [],
    status: 'active',
    createdAt: 0,
  } as const;
  await storage.clients.save({ ...saved, id: client.id, kind: 'native', secretHash: null });
  if (clientSecret !== undefined) await storage.clients.save({ ...saved, id: serverClient, kind: 'server', secretHash: digest.hash(clientSecret) });
  await close();
};
