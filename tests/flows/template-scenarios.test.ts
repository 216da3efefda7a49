import { expect, test } from 'vitest';
import { compile } from '#flows/compiler/compile.ts';
import { registry } from '#flows/nodes/registry.ts';
import { coverageOf } from '#flows/scenario/coverage.ts';
import { fillConnectors } from '#flows/templates/fill-connectors.ts';
import { templateScenarios } from '#flows/templates/template-scenarios.ts';
import { type Template, templates } from '#flows/templates/templates.ts';
import { runScenario } from '#server/scenarios/run-scenario.ts';
import { templateApp } from './template-app.ts';

const all = Object.entries<Template>(templates);
const app = { id: 'app_1', workspace: 'ws_1', slug: 'app', name: 'App', defaultLanguage: 'en', status: 'active', createdAt: 0 } as const;
const theme = { accent: '#1d4ed8', radius: 8, logo: null };
const connectors = (templateApp.connectors ?? []).map(({ id, kind, name }) => ({
  connector: { id, app: app.id, kind, name, status: 'active' as const, createdAt: 0, updatedAt: 0 },
  settings: undefined,
}));

test.each(all)('%s comes with scenarios, and all of them pass', async (id, template) => {
  const access = template.access?.[0] ?? 'registered';
  const graph = fillConnectors(template.graph, registry, templateApp.connectors);
  const { plan } = await compile(graph, { registry, app: { ...templateApp, access } });
  if (plan === undefined) throw new Error(`${id} does not compile`);
  const { lifetimes, columns } = templateApp;
  const stage = { app: { app: { ...app, access, lifetimes, theme }, columns, connectors }, flow: { id: 'flw_1', slug: 'sign-in' }, graph, plan };
  const scenarios = templateScenarios(id);
  expect(scenarios.length).toBeGreaterThan(0);
  const results = await Promise.all(scenarios.map((scenario) => runScenario(stage, scenario)));
  expect(results.map(({ status, problem }) => [status, problem?.words])).toEqual(results.map(() => ['passed', undefined]));
  const { nodes, allNodes } = coverageOf(graph, results);
  expect(nodes.size / allNodes, 'most steps are passed by some scenario').toBeGreaterThan(0.5);
});
