import { expect, test } from 'vitest';
import { compile } from '#flows/compiler/compile.ts';
import { registry } from '#flows/nodes/registry.ts';
import { templateScenarios } from '#flows/templates/template-scenarios.ts';
import { templates } from '#flows/templates/templates.ts';
import { Busy } from '../errors.ts';
import { appFor, scenarioAppFor } from './app-for-file.ts';
import { createPlays } from './create-plays.ts';
import type { Stage } from './run-scenario.ts';

const { graph } = templates['sign-in'];
const scenarios = templateScenarios('sign-in');

const stage = async (): Promise<Stage> => {
  const app = appFor(graph);
  const connectors = app.connectors.map((connector) => ({ ...connector, active: true, envs: ['live'] as const }));
  const { plan } = await compile(graph, { registry, app: { ...app, connectors } });
  if (plan === undefined) throw new Error('the template does not compile');
  return { app: scenarioAppFor(app), flow: { id: 'flw', slug: 'sign-in' }, graph, plan };
};

test('between two steps everybody else gets the process', async () => {
  const plays = createPlays();
  let turns = 0;
  let over = false;
  const others = (): void => {
    turns += 1;
    if (!over) setImmediate(others);
  };
  setImmediate(others);
  const results = await plays.run(await stage(), scenarios, 10_000);
  over = true;
  expect(results.map((result) => result?.status)).toEqual(scenarios.map(() => 'passed'));
  expect(turns).toBeGreaterThan(scenarios.flatMap(({ steps }) => steps).length);
});

test('what passed on the same plan, app and scenario is not played again', async () => {
  const plays = createPlays();
  const on = await stage();
  const first = await plays.run(on, scenarios, 10_000);
  const begun = performance.now();
  expect(await plays.run(on, scenarios, 10_000)).toEqual(first);
  expect(performance.now() - begun).toBeLessThan(50);
  const elsewhere = { ...on, app: { ...on.app, app: { ...on.app.app, access: 'added' as const } } };
  expect((await plays.run(elsewhere, scenarios, 10_000)).some((result) => result?.status !== 'passed')).toBe(true);
});

test('when the time is up the rest is undefined, not passed', async () => {
  let now = 0;
  const plays = createPlays({
    now: () => {
      now += 1;
      return now;
    },
  });
  const results = await plays.run(await stage(), scenarios, 5);
  expect(results.at(-1)).toBeUndefined();
  expect(results).toHaveLength(scenarios.length);
});

test('REL-11 more than can wait are told to come back', async () => {
  const plays = createPlays();
  const on = await stage();
  const all = await Promise.allSettled(Array.from({ length: 30 }, () => plays.run(on, scenarios, 10_000)));
  const refused = all.filter((one) => one.status === 'rejected');
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.every(({ reason }) => reason instanceof Busy)).toBe(true);
});
