import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compile } from '../flows/compiler/compile.ts';
import { executors } from '../flows/nodes/executors.ts';
import { registry } from '../flows/nodes/registry.ts';
import { flowCase } from '../flows/testing/case.ts';
import { runCase } from '../flows/testing/run-case.ts';
import { makeNode } from './make-node.ts';
import { definition } from './node-template/definition.ts';
import { executor } from './node-template/executor.ts';

let nodes: string;
beforeEach(() => {
  nodes = mkdtempSync(join(tmpdir(), 'nodes-'));
});
afterEach(() => rmSync(nodes, { recursive: true }));
const read = (...path: string[]) => readFileSync(join(nodes, ...path), 'utf8');

describe('a new node type', () => {
  test('is the template under its own name', () => {
    expect(makeNode(nodes, 'verify.sms-code')).toEqual({
      ok: true,
      files: ['README.md', 'cases/works.json', 'definition.ts', 'executor.test.ts', 'executor.ts'],
    });
    expect(read('verify', 'sms-code', 'definition.ts')).toContain(
      "id: 'verify.sms-code',\n  version: 1,\n  category: 'verify',\n  title: 'Sms code',",
    );
    expect(read('verify', 'sms-code', 'cases', 'works.json')).toContain('"type": "verify.sms-code"');
    const everything = ['README.md', 'cases/works.json', 'definition.ts', 'executor.test.ts', 'executor.ts']
      .map((file) => read('verify', 'sms-code', file))
      .join('\n');
    expect(everything).not.toMatch(/example/i);
  });

  test('never replaces one there is', () => {
    makeNode(nodes, 'verify.sms-code');
    expect(makeNode(nodes, 'verify.sms-code')).toEqual({ ok: false, reason: 'There is a verify.sms-code already.' });
  });

  test.each(['', 'verify', 'verify.', 'Verify.Sms', 'verify.sms_code', 'verify.a.b', 'verify.../../x', 'nothing.at-all', 'entry.link', 'end.happy'])(
    '%j is refused with a reason',
    (id) => {
      expect(makeNode(nodes, id)).toMatchObject({ ok: false, reason: expect.stringMatching(/\.$/) });
    },
  );
});

test('the template’s case runs', async () => {
  const given = flowCase.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'node-template', 'cases', 'works.json'), 'utf8')));
  const { issues, seen, broke } = await runCase(given, {
    executors: { ...executors, [definition.id]: executor },
    compile: async (graph, { access, lifetimes }) =>
      compile(graph, { registry: { ...registry, [definition.id]: definition }, app: { access, lifetimes, columns: [], defaultLanguage: 'en' } }),
  });
  expect([issues.filter(({ severity }) => severity === 'error'), broke]).toEqual([[], undefined]);
  expect(seen).toMatchObject([given.start, ...given.steps.map(({ expect: wanted }) => wanted)]);
});
