import { expect, test } from 'vitest';
import { inEnglish } from '#flows/languages/say.ts';
import { createModel } from '../model/derive-model.ts';
import { createNodeFacts } from '../model/node-facts.ts';
import { toyDefinitions } from '../testing/toy-definitions.ts';
import { toyGraph, toyNode } from '../testing/toy-graph.ts';
import { outlineOf } from './derive-outline.ts';
import { rowsOf, seenKey } from './outline-rows.ts';
import { itemName } from './outline-words.ts';

const model = createModel(
  createNodeFacts(toyDefinitions, inEnglish),
  inEnglish,
)(
  toyGraph({
    nodes: {
      s: toyNode('entry.start'),
      m: toyNode('choose.menu', {
        order: 'a1',
        config: {
          options: [
            { id: 'x', label: 'X' },
            { id: 'y', label: 'Y' },
          ],
        },
      }),
      c: toyNode('choose.chain', { order: 'a2', zone: 'inside' }),
      k1: toyNode('verify.code', { parent: 'c', order: 'a0', zone: 'inside' }),
      k2: toyNode('verify.password', { parent: 'c', order: 'a1', zone: 'inside' }),
      z: toyNode('end.stop', { order: 'a3', name: 'Refuse' }),
      lost: toyNode('verify.code', { order: 'a4', name: 'Lost' }),
    },
    edges: {
      e1: { from: 's', outcome: 'started', to: 'm' },
      e2: { from: 'm', outcome: 'x', to: 'c' },
      e3: { from: 'm', outcome: 'y', to: 'z' },
      e4: { from: 'c', outcome: 'verified', to: 'm' },
      e5: { from: 'c', outcome: 'none-available', to: 'z' },
    },
  }),
);
const text = (collapsed = new Set<string>()) =>
  rowsOf(outlineOf(model).items, collapsed).map(({ item, level }) => `${'  '.repeat(level - 1)}${itemName(model, item)}`);

test('EDITOR-10 a flow is told once, in reading order, with where each outcome leads', () => {
  expect(text()).toEqual([
    'Open, public zone',
    '  Start',
    '    Started, goes on with Menu',
    '    Menu',
    '      X, goes on with Fallback',
    '      Y, goes on with Refuse',
    '        Refuse, Stop',
    '    Fallback, in Members',
    '      1. Code by e-mail',
    '      2. Password',
    '      Verified, goes to Menu',
    '      Wrong code, back to the screen',
    '      None available, goes to Refuse',
    'Members, secure zone',
    'Not reached by any entry',
    '  Lost, in Open, Code by e-mail',
    '    Verified, not handled',
    '    Wrong code, back to the screen',
    '    Can’t send, back to the screen',
  ]);
});

test('EDITOR-10 every step stands in it exactly once, and each line knows its place among its siblings', () => {
  const rows = rowsOf(outlineOf(model).items, new Set());
  const steps = rows.flatMap(({ item }) => (item.kind === 'step' ? [item.id] : []));
  expect(steps.toSorted()).toEqual([...model.cards.keys()].toSorted());
  expect(rows.filter((row) => row.parent === 'm').map(({ position, setSize }) => [position, setSize])).toEqual([
    [1, 2],
    [2, 2],
  ]);
  expect(outlineOf(model).reachedBy.get('z')).toEqual({ from: 'm', outcome: 'y' });
});

test('EDITOR-10 what is in a collapsed line is not seen, and is stood for by it', () => {
  const collapsed = new Set(['m']);
  expect(text(collapsed)).not.toContain('        Refuse, Stop');
  expect(seenKey(outlineOf(model).items, collapsed, 'z')).toBe('m');
  expect(seenKey(outlineOf(model).items, new Set(), 'z')).toBe('z');
  expect(seenKey(outlineOf(model).items, new Set(), 'gone')).toBeUndefined();
});

test('EDITOR-10 a circle that no entry reaches is told too', () => {
  const circle = createModel(
    createNodeFacts(toyDefinitions, inEnglish),
    inEnglish,
  )(
    toyGraph({
      nodes: { a: toyNode('verify.code', { name: 'A' }), b: toyNode('verify.code', { order: 'a1', name: 'B' }) },
      edges: { e1: { from: 'a', outcome: 'verified', to: 'b' }, e2: { from: 'b', outcome: 'verified', to: 'a' } },
    }),
  );
  expect(outlineOf(circle).order).toEqual(['zone:open', 'zone:inside', 'a', 'b']);
});

test('EDITOR-10 steps of a group that are read one after the other stand under its name', () => {
  const inGroup = createModel(
    createNodeFacts(toyDefinitions, inEnglish),
    inEnglish,
  )(
    toyGraph({
      nodes: {
        s: toyNode('entry.start'),
        a: toyNode('verify.code', { order: 'a1', name: 'A', group: 'g' }),
        b: toyNode('verify.code', { order: 'a2', name: 'B', group: 'g' }),
        z: toyNode('end.stop', { order: 'a3' }),
      },
      edges: {
        e1: { from: 's', outcome: 'started', to: 'a' },
        e2: { from: 'a', outcome: 'verified', to: 'b' },
        e3: { from: 'b', outcome: 'verified', to: 'z' },
      },
      groups: { g: { name: 'Proofs', colour: 'teal', order: 'a0' } },
    }),
  );
  const steps = rowsOf(outlineOf(inGroup).items, new Set()).filter(({ item }) => item.kind !== 'outcome');
  expect(steps.map(({ item, level }) => `${level} ${itemName(inGroup, item)}`)).toEqual([
    '1 Open, public zone',
    '2 Start',
    '3 Proofs, group',
    '4 A, Code by e-mail',
    '4 B, Code by e-mail',
    '3 Stop',
    '1 Members, secure zone',
  ]);
});
