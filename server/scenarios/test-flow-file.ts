import { compile } from '#flows/compiler/compile.ts';
import type { FlowFile } from '#flows/graph/flow-file.ts';
import { stepLanguages } from '#flows/languages/steps/step-languages.ts';
import { registry } from '#flows/nodes/registry.ts';
import { type Coverage, coverageOf } from '#flows/scenario/coverage.ts';
import type { ScenarioResult } from '#flows/scenario/result.ts';
import { readScenario, type Scenario } from '#flows/scenario/scenario.ts';
import { appFor, scenarioAppFor } from './app-for-file.ts';
import { runScenario } from './run-scenario.ts';
import { unplayable } from './stage-of.ts';

export type TestedScenario = { name: string; required: boolean; result: ScenarioResult };
/** `problems`: what the compiler finds wrong, in words; then nothing was played. */
export type TestedFlow = { name: string; slug: string; problems: readonly string[]; scenarios: readonly TestedScenario[]; coverage: Coverage };

const unreadable = (problem: string): ScenarioResult => ({
  status: 'broken',
  problem: { at: -1, words: problem },
  canAccept: false,
  path: [],
  coverage: { nodes: [], edges: [] },
  ms: 0,
});

const nameOf = (given: unknown, index: number): string => {
  const name = typeof given === 'object' && given !== null && 'name' in given ? given.name : undefined;
  return typeof name === 'string' && name !== '' ? name : `Scenario ${index + 1}`;
};

/**
 * Compiles a flow file for the app it describes and plays its scenarios: those whose names are given, or all. Needs no server, no
 * data and no network.
 */
export const testFlowFile = async (file: FlowFile, wanted: readonly string[] = []): Promise<TestedFlow> => {
  const { graph, name, slug } = file;
  const app = file.app ?? appFor(graph);
  const connectors = app.connectors.map((connector) => ({ ...connector, active: true, envs: ['live', 'sandbox'] as const }));
  const { plan, issues } = await compile(graph, { registry, steps: stepLanguages, app: { ...app, connectors } });
  const stage = plan && { app: scenarioAppFor(app), flow: { id: 'flw_file', slug: slug === '' ? 'flow' : slug }, graph, plan };
  const played = async (scenario: Scenario): Promise<ScenarioResult> => (stage === undefined ? unplayable(issues) : runScenario(stage, scenario));
  const scenarios: TestedScenario[] = [];
  for (const [index, given] of (file.scenarios ?? []).entries()) {
    const called = nameOf(given, index);
    if (wanted.length > 0 && !wanted.includes(called)) continue;
    const read = readScenario(given);
    scenarios.push(
      read.ok
        ? { name: called, required: read.scenario.required, result: await played(read.scenario) }
        : { name: called, required: true, result: unreadable(read.problem) },
    );
  }
  const errors = issues.filter(({ severity }) => severity === 'error');
  return {
    name,
    slug,
    problems: stage === undefined ? errors.map(({ message }) => message) : [],
    scenarios,
    coverage: coverageOf(
      graph,
      scenarios.map(({ result }) => result).filter(({ status }) => status === 'passed'),
    ),
  };
};
