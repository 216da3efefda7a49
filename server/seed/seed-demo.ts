import { templates } from '#flows/templates/templates.ts';
import { firstWorkspace } from '../console/members/first-workspace.ts';
import { compileFor } from '../engine/compile-for.ts';
import type { Services } from '../services.ts';
import type { App } from '../storage/ports/apps.ts';

const slug = 'demo';

/** A month of refresh, as the source document has it (MOB-8), and short access tokens. Seconds. */
const lifetimes = { accessSeconds: 10 * 60, refreshSeconds: 30 * 86_400, absoluteSeconds: 90 * 86_400 };

/**
 * Seeds the app `demo` with its published flow `sign-in`, once, so that a fresh start already signs people in. Does nothing when
 * the app exists; of two processes that start together one wins.
 */
export const seedDemo = async (services: Services): Promise<void> => {
  const { storage, clock, random } = services;
  if ((await storage.apps.bySlug(slug)) !== undefined) return;
  const now = clock.now();
  const app: App = {
    id: random.id('app'), workspace: firstWorkspace, slug, name: 'Demo', access: 'registered', lifetimes, defaultLanguage: 'en',
    theme: { accent: '#1d4ed8', radius: 8, logo: null }, status: 'active', createdAt: now,
  };
  if (!(await storage.apps.create(app)).ok) return;
  await storage.users.addColumn(app.id, { key: 'email', name: 'E-mail', type: 'email', unique: true, options: [] }, 'a0');
  await storage.users.addColumn(app.id, { key: 'name', name: 'Name', type: 'text', unique: false, options: [] }, 'a1');

  const graph = templates['sign-in'].graph;
  const { plan, issues } = await compileFor(storage, app, graph);
  if (plan === undefined) throw new Error(`the demo flow does not compile: ${issues.map((issue) => issue.message).join(' ')}`);
  const flow = random.id('flo');
  await storage.flows.create({ id: flow, app: app.id, slug: 'sign-in', name: 'Sign in', createdAt: now, updatedAt: now }, graph, plan);
  await storage.flows.publish(flow, { revision: 0, plan, graph, label: 'First version', author: 'system', at: now, warnings: issues.length });
};
