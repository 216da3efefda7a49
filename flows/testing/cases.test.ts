import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile } from '../compiler/compile.ts';
import { executors } from '../nodes/executors.ts';
import { registry } from '../nodes/registry.ts';
import { type FlowCase, flowCase } from './case.ts';
import { type CaseTools, runCase } from './run-case.ts';
import { emptyWorld } from './world.ts';

const nodes = join(import.meta.dirname, '..', 'nodes');
const files = globSync('*/*/cases/*.json', { cwd: nodes }).sort();

const tools: CaseTools = {
  executors,
  compile: async (graph, { access, columns, connectors, lifetimes }) =>
    compile(graph, {
      registry,
      app: {
        access,
        lifetimes,
        columns: columns?.map((column) => ({ ...column, name: column.name ?? column.key })) ?? emptyWorld().columns,
        connectors: connectors.map((connector) => ({ ...connector, active: true, envs: ['live', 'sandbox'] as const })),
        defaultLanguage: 'en',
      },
    }),
};

/** `"{any}"` stands for a value that is there, whatever it is. */
const fillAny = (row: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value === '{any}' ? expect.anything() : value]));

const load = (file: string): FlowCase => flowCase.parse(JSON.parse(readFileSync(join(nodes, file), 'utf8')));

describe.each(files)('%s', (file) => {
  const given = load(file);

  test([given.title, ...given.shows].join(' · '), async () => {
    const { issues, seen, world, broke } = await runCase(given, tools);
    const errors = issues.filter(({ severity }) => severity === 'error');
    if (given.issues !== undefined) {
      expect([...new Set(errors.map(({ code }) => code))]).toEqual(given.issues);
      return;
    }
    expect(errors).toEqual([]);
    const expected = [given.start ?? {}, ...given.steps.map((step) => step.expect ?? {})];
    // Step by step, so that a failure names the first one that went another way.
    for (const [index, wanted] of expected.slice(0, seen.length).entries())
      expect({ step: index, ...seen[index] }).toMatchObject({ step: index, ...wanted });
    if (broke !== undefined) throw broke;
    for (const [index, deed] of given.steps.entries()) {
      if (deed.expect?.refused === undefined)
        expect({ step: index + 1, refused: seen[index + 1]?.refused }).toEqual({ step: index + 1, refused: undefined });
    }

    const { sessions, users, audit, mails } = given.after;
    if (sessions !== undefined) expect(world.sessions).toMatchObject(sessions.map(fillAny));
    if (users !== undefined) expect(Object.fromEntries(world.users)).toMatchObject(users);
    if (audit !== undefined) expect(world.audit.map(({ action }) => action)).toEqual(audit);
    if (mails !== undefined) expect(world.mailbox.map(({ to }) => to)).toEqual(mails);
  });
});

test('every node type shows what it does in a case', () => {
  const shown = new Set(files.map((file) => file.split('/').slice(0, 2).join('.')));
  expect(Object.keys(registry).filter((id) => !shown.has(id))).toEqual([]);
});
