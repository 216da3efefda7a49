import { expect, test } from 'vitest';
import { registry } from '#flows/nodes/registry.ts';
import { templates } from '#flows/templates/templates.ts';
import { inEnglish } from '#flows/languages/say.ts';
import { paintRun } from './paint-run.ts';
import type { RunWay } from './run-way.ts';

const { graph } = templates['sign-in'];
const idOf = (type: string): string => Object.entries(graph.nodes).find(([, node]) => node.type === type)?.[0] ?? '';
const [entry, ask, code, deny] = [idOf('entry.sign-in'), idOf('identify.ask'), idOf('verify.email-code'), idOf('end.deny')];
const wire = Object.entries(graph.edges).find(([, edge]) => edge.from === entry)?.[0] ?? '';

const passed = (node: string, outcome: string, edges: string[] = []) => ({ node, visit: 1, outcome, edges });
const way = (status: RunWay['run']['status'], last: ReturnType<typeof passed>[]): RunWay => ({
  run: { id: 'run_1', flow: 'f', version: 1, status, startedAt: 0, person: 'a•••@example.org' },
  steps: [
    { number: 1, at: 10, ms: 3, cause: 'start', transitions: [passed(entry, 'started', [wire]), passed(ask, 'ask')] },
    { number: 2, at: 12_010, ms: 4, cause: 'answer:submit', transitions: [passed(ask, 'given'), passed(code, 'ask')] },
    { number: 3, at: 15_010, ms: 4, cause: 'answer:submit', transitions: last },
  ],
});

test('EDITOR-18 a past run is lit in the order it went, with the time people stood at each step', () => {
  const { lit, marks, failing } = paintRun(registry, graph, way('active', [passed(code, 'ask')]), inEnglish);
  expect(lit?.visits).toMatchObject({ [entry]: [1], [ask]: [2], [code]: [3] });
  expect([...(lit?.edges ?? [])]).toEqual([wire]);
  expect(lit).toMatchObject({ current: code, times: { [ask]: '12 s', [code]: '3 s' } });
  expect([marks, failing]).toEqual([{}, undefined]);
});

test('EDITOR-18 the failing step is the one whose outcome led to the refusal, not the end that spoke it', () => {
  expect(paintRun(registry, graph, way('failed', [passed(code, 'exhausted'), passed(deny, 'failed')]), inEnglish)).toMatchObject({
    failing: code,
    marks: { [code]: 'failed' },
  });
});

test('EDITOR-18 a step that broke is the failing one itself', () => {
  expect(paintRun(registry, graph, way('failed', [passed(code, 'failed')]), inEnglish).failing).toBe(code);
});
