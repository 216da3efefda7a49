import { describe, expect, test } from 'vitest';
import { signIn } from '#tests/flows/toys.ts';
import { readFlowFile, writeFlowFile } from './flow-file.ts';

const file = { name: 'Sign-in', slug: 'sign-in', graph: signIn() };
const codesOf = (text: string) => {
  const read = readFlowFile(text);
  return read.ok ? [] : read.issues.map(({ code }) => code);
};

describe('EDITOR-22 a flow as a file', () => {
  test('reads what was written, equal in every part, with and without scenarios', () => {
    for (const scenarios of [undefined, [{ name: 'Ada signs in', steps: [{ 'answer?': 'given' }] }]]) {
      const whole = { ...file, ...(scenarios === undefined ? {} : { scenarios }) };
      expect(readFlowFile(writeFlowFile(whole))).toEqual({ ok: true, file: { sallyport: 'flow', format: 1, ...whole } });
    }
  });

  test('is the same text for the same flow, whatever the order of its keys', () => {
    const turned = { ...file.graph, nodes: Object.fromEntries(Object.entries(file.graph.nodes).reverse()) };
    expect(writeFlowFile({ ...file, graph: turned })).toBe(writeFlowFile(file));
  });

  test.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['another thing of ours', JSON.stringify({ format: 'sallyport-nodes/1', nodes: {} })],
    ['a bare drawing', JSON.stringify(signIn())],
    ['an unknown part', JSON.stringify({ sallyport: 'flow', format: 1, ...file, extra: 1 })],
    ['a reserved name', writeFlowFile(file).replace('"nodes": {', '"nodes": { "__proto__": {},')],
  ])('refuses %s', (_, text) => {
    expect(codesOf(text)).toEqual(['not-a-flow']);
  });

  test('says what is wrong in the drawing, and tells a later release apart', () => {
    const bad = JSON.stringify({ sallyport: 'flow', format: 1, ...file, graph: { ...file.graph, format: 2 } });
    expect(codesOf(bad)).not.toEqual([]);
    const later = readFlowFile(JSON.stringify({ sallyport: 'flow', format: 2, ...file }));
    expect(later.ok ? undefined : later.issues[0]?.message).toBe('This file was written by a later release.');
  });

  test('FLOW-17 refuses what is too large before reading it', () => {
    expect(codesOf(`"${'x'.repeat(5_000_000)}"`)).toEqual(['too-large']);
    const many = { ...file, graph: { ...file.graph, nodes: Object.fromEntries(Array.from({ length: 2_500 }, (_, index) => [`n${index}`, {}])) } };
    expect(codesOf(JSON.stringify({ sallyport: 'flow', format: 1, ...many }))).toEqual(['too-large']);
  });
});
