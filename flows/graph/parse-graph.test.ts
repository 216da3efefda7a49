import { describe, expect, test } from 'vitest';
import { signIn } from '#tests/flows/toys.ts';
import { emptyGraph } from './empty-graph.ts';
import { graphLimits } from './graph.ts';
import { parseGraph } from './parse-graph.ts';

const codesOf = (input: unknown) => {
  const parsed = parseGraph(input);
  return parsed.ok ? [] : parsed.issues.map(({ code }) => code);
};
const timed = (work: () => void): number => {
  const from = performance.now();
  work();
  return performance.now() - from;
};
const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);

describe('reading a drawing', () => {
  test('takes what was exported, as text or as a value', () => {
    const graph = signIn();
    expect(parseGraph(graph)).toEqual({ ok: true, graph });
    expect(parseGraph(JSON.stringify(graph))).toEqual({ ok: true, graph });
    expect(parseGraph(emptyGraph('de'))).toEqual({ ok: true, graph: emptyGraph('de') });
  });

  test('EDITOR-06 groups, the steps in them and notes are read and bounded like the rest', () => {
    const graph = signIn();
    const drawn = {
      ...graph,
      nodes: { ...graph.nodes, ask: { ...graph.nodes.ask, group: 'g' } },
      groups: { g: { name: 'Sign-in', colour: 'teal', order: 'a0' } },
      notes: { n: { text: 'Why?', position: { x: 0, y: 0 }, size: { width: 200, height: 80 }, order: 'a0', colour: 'rose' } },
    };
    expect(parseGraph(drawn)).toEqual({ ok: true, graph: drawn });
    expect(codesOf({ ...drawn, groups: { g: { ...drawn.groups.g, colour: 'red' } } })).toEqual(['misshapen']);
    const many = Object.fromEntries(Array.from({ length: graphLimits.groups + 1 }, (_, index) => [`g${index}`, drawn.groups.g]));
    expect(codesOf({ ...drawn, groups: many })).toEqual(['too-large']);
  });

  test.each([
    ['text that is no JSON', '{"format":1,'],
    ['null', null],
    ['a number', 7],
    ['a list', []],
    ['nothing of a flow', {}],
    ['another format', { ...signIn(), format: 2 }],
    ['an unknown part', { ...signIn(), extra: 1 }],
    ['an id that is none', { ...signIn(), nodes: { '../x': signIn().nodes.in } }],
  ])('refuses %s', (_, input) => {
    const parsed = parseGraph(input);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.issues.length).toBeGreaterThan(0);
  });

  test('says which step cannot be read', () => {
    const graph = structuredClone(signIn());
    const parsed = parseGraph({ ...graph, nodes: { ...graph.nodes, ask: { ...graph.nodes.ask, position: 'left' } } });
    expect(parsed).toMatchObject({
      ok: false,
      issues: [{ code: 'misshapen', node: 'ask', message: 'The step “ask” cannot be read: see its position.' }],
    });
  });

  test('FLOW-17 refuses 100,000 steps, 10 MB and deep nesting at once', () => {
    const node = signIn().nodes.in;
    const many = { ...signIn(), nodes: Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`n${index}`, node])) };
    const long = { ...signIn(), nodes: { in: { ...node, config: { text: 'x'.repeat(10_000_000) } } } };
    const broad = { ...signIn(), nodes: { in: { ...node, config: { list: Array.from({ length: 1_000_000 }, () => 1) } } } };
    const text = JSON.stringify(many);
    expect(text.length).toBeGreaterThan(10_000_000);
    for (const input of [many, long, broad, text, JSON.stringify(long)]) {
      expect(timed(() => expect(codesOf(input)).toEqual(['too-large']))).toBeLessThan(200);
    }
    expect(codesOf({ ...signIn(), nodes: { in: { ...node, config: { deep: nested(1_000) } } } })).toEqual(['too-deep']);
  });

  test.each(['zones', 'nodes', 'edges', 'notes'] as const)('FLOW-17 counts %s', (name) => {
    const too = Object.fromEntries(Array.from({ length: graphLimits[name] + 1 }, (_, index) => [`x${index}`, {}]));
    expect(codesOf({ ...signIn(), [name]: too })).toEqual(['too-large']);
  });

  test('FLOW-17 counts texts', () => {
    const texts = Object.fromEntries(Array.from({ length: graphLimits.strings + 1 }, (_, index) => [`x${index}`, '']));
    expect(codesOf({ ...signIn(), strings: { en: {}, de: texts } })).toEqual(['too-large']);
  });

  test.each(['__proto__', 'constructor', 'prototype'])('IN-02 refuses the name %s, wherever it stands', (name) => {
    const node = JSON.stringify(signIn().nodes.in);
    expect(codesOf(JSON.stringify(signIn()).replace('"nodes":{', `"nodes":{"${name}":${node},`))).toEqual(['not-a-flow']);
    expect(codesOf(JSON.stringify(signIn()).replace('"config":{', `"config":{"a":{"${name}":{"admin":true}}`))).toEqual(['not-a-flow']);
  });

  test('refuses values that have no canonical form', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, '\ud800', 1n, () => 1, new Date(0), new Map()]) {
      expect(codesOf({ ...signIn(), nodes: { in: { ...signIn().nodes.in, config: { value } } } })).toEqual(['not-a-flow']);
    }
  });
});
