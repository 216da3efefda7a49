import { generateKeyBetween } from 'fractional-indexing';
import { scenarioLimits } from '#flows/scenario/scenario.ts';
import { firstWorkspace } from '../console/members/first-workspace.ts';
import { compileFor } from '../engine/compile-for.ts';
import type { Services } from '../services.ts';
import type { App } from '../storage/ports/apps.ts';

const slug = 'demo';

/** A month of refresh, as the source document has it (MOB-8), and short access tokens. Seconds. */
const lifetimes = { accessSeconds: 10 * 60, refreshSeconds: 30 * 86_400, absoluteSeconds: 90 * 86_400 };

/** Name of the app until it is whole: a process may die in the middle, and the next one goes on where it stopped (REL-02). */
const unfinished = 'Demo, being set up';

const findOrCreate = async ({ storage, clock, random }: Services): Promise<App | undefined> => {
  const known = await storage.apps.bySlug(slug);
  if (known !== undefined) return known.status === 'disabled' && known.name === unfinished ? known : undefined;
  const app: App = {
    id: random.id('app'),
    workspace: firstWorkspace,
    slug,
    name: unfinished,
    access: 'registered',
    lifetimes,
    defaultLanguage: 'en',
    theme: { accent: '#1d4ed8', radius: 8, logo: null },
    status: 'disabled',
    createdAt: clock.now(),
  };
  return (await storage.apps.create(app)).ok ? app : undefined;
};

const seedFlow = async ({ storage, clock, random }: Services, app: App): Promise<void> => {
  const known = await storage.flows.bySlug(app.id, 'sign-in');
  if (known !== undefined && known.published !== null) return;
  // Read and checked at the first start only.
  const { templates } = await import('#flows/templates/templates.ts');
  const { templateScenarios } = await import('#flows/templates/template-scenarios.ts');
  const graph = templates['sign-in'].graph;
  const { plan, issues } = await compileFor(storage, app, graph);
  if (plan === undefined) throw new Error(`the demo flow does not compile: ${issues.map((issue) => issue.message).join(' ')}`);
  const now = clock.now();
  const id = known?.id ?? random.id('flo');
  if (known === undefined)
    await storage.flows.create({ id, app: app.id, slug: 'sign-in', name: 'Sign in', createdAt: now, updatedAt: now }, graph, plan);
  const kept = await storage.scenarios.list(app.id, id);
  let order: string | null = null;
  for (const scenario of kept.length > 0 ? [] : templateScenarios('sign-in')) {
    order = generateKeyBetween(order, null);
    const row = { app: app.id, flow: id, id: random.id('scn'), order, scenario, author: 'system', updatedAt: now };
    await storage.scenarios.put(row, scenarioLimits.perFlow);
  }
  await storage.flows.publish(id, { revision: 0, plan, graph, label: 'First version', author: 'system', at: now, warnings: issues.length });
};

/**
 * Seeds the app `demo` with its published flow `sign-in`, once, so that a fresh start already signs people in. Does nothing when
 * the app exists; of two processes that start together one wins.
 */
export const seedDemo = async (services: Services): Promise<void> => {
  const { storage } = services;
  const app = await findOrCreate(services);
  if (app === undefined) return;
  await storage.users.addColumn(app.id, { key: 'email', name: 'E-mail', type: 'email', unique: true, options: [] }, 'a0');
  await storage.users.addColumn(app.id, { key: 'name', name: 'Name', type: 'text', unique: false, options: [] }, 'a1');
  await seedFlow(services, app);
  await storage.apps.update(app.id, { name: 'Demo', status: 'active' });
};
