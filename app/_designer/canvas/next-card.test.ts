import { expect, test } from 'vitest';
import { inEnglish } from '#flows/languages/say.ts';
import { createModel } from '../model/derive-model.ts';
import { createNodeFacts } from '../model/node-facts.ts';
import { toyDefinitions } from '../testing/toy-definitions.ts';
import { toyGraph, toyNode } from '../testing/toy-graph.ts';
import { everythingInOrder, nextCard, nextInOrder } from './next-card.ts';

const at = (x: number, y: number) => ({ position: { x, y } });
const model = createModel(
  createNodeFacts(toyDefinitions, inEnglish),
  inEnglish,
)(
  toyGraph({
    nodes: {
      s: toyNode('entry.start', at(0, 0)),
      c: toyNode('choose.chain', at(400, 0)),
      k1: toyNode('verify.code', { parent: 'c', order: 'a0' }),
      k2: toyNode('verify.password', { parent: 'c', order: 'a1' }),
      z: toyNode('end.stop', at(800, 0)),
      y: toyNode('end.stop', at(800, 400)),
    },
    edges: { e1: { from: 's', outcome: 'started', to: 'c' }, e2: { from: 'c', outcome: 'verified', to: 'y' } },
  }),
);

test.each([
  ['s', 'right', { x: 1, y: 0 }, 'c'],
  ['c', 'right', { x: 1, y: 0 }, 'y'],
  ['y', 'left', { x: -1, y: 0 }, 'c'],
  ['y', 'up', { x: 0, y: -1 }, 'z'],
  ['z', 'left', { x: -1, y: 0 }, 'c'],
  ['c', 'down', { x: 0, y: 1 }, 'k1'],
  ['k1', 'down', { x: 0, y: 1 }, 'k2'],
  ['k1', 'up', { x: 0, y: -1 }, 'c'],
  ['k2', 'left', { x: -1, y: 0 }, 'c'],
  ['s', 'left', { x: -1, y: 0 }, undefined],
  ['s', 'up', { x: 0, y: -1 }, 'zone:open'],
  ['zone:open', 'down', { x: 0, y: 1 }, 's'],
  ['zone:open', 'right', { x: 1, y: 0 }, 'zone:inside'],
  ['zone:inside', 'left', { x: -1, y: 0 }, 'zone:open'],
])('EDITOR-08 from %s an arrow %s leads on', (from, _, direction, to) => {
  expect(nextCard(model, from, direction)).toBe(to);
});

test('EDITOR-08 up and down go to what the other outcomes lead to, in their order, wherever it is drawn', () => {
  const branching = createModel(
    createNodeFacts(toyDefinitions, inEnglish),
    inEnglish,
  )(
    toyGraph({
      nodes: {
        m: toyNode('verify.code', at(0, 0)),
        a: toyNode('end.stop', at(400, 400)),
        b: toyNode('end.stop', at(400, 0)),
      },
      edges: { e1: { from: 'm', outcome: 'verified', to: 'a' }, e2: { from: 'm', outcome: 'wrong', to: 'b' } },
    }),
  );
  expect(nextCard(branching, 'a', { x: 0, y: 1 })).toBe('b');
  expect(nextCard(branching, 'b', { x: 0, y: -1 })).toBe('a');
  expect(nextCard(branching, 'b', { x: -1, y: 0 })).toBe('m');
});

test('EDITOR-08 in reading order everything is reached, one after the other', () => {
  const all: string[] = [];
  for (let id = nextInOrder(model, undefined, 1); id !== undefined; id = nextInOrder(model, id, 1)) all.push(id);
  expect(all).toEqual(['zone:open', 's', 'c', 'k1', 'k2', 'y', 'zone:inside', 'z']);
  expect(nextInOrder(model, 'c', -1)).toBe('s');
});

test('EDITOR-08 groups and notes are reached and left by key too', () => {
  const marked = createModel(
    createNodeFacts(toyDefinitions, inEnglish),
    inEnglish,
  )(
    toyGraph({
      nodes: { a: toyNode('end.stop', { ...at(40, 200), group: 'g' }), b: toyNode('end.stop', { ...at(40, 400), group: 'g', order: 'a1' }) },
      groups: { g: { name: 'Ends', colour: 'teal', order: 'a0' } },
      notes: { n: { text: 'Why', position: { x: 500, y: 200 }, size: { width: 200, height: 100 }, order: 'a0' } },
    }),
  );
  const go = (id: string, x: number, y: number) => nextCard(marked, id, { x, y });
  expect([go('b', 0, -1), go('a', 0, -1), go('group:g', 0, -1), go('group:g', 0, 1)]).toEqual(['a', 'group:g', 'zone:open', 'a']);
  expect([go('a', 1, 0), go('group:g', 1, 0), go('note:n', -1, 0)]).toEqual(['note:n', 'note:n', 'a']);
  expect(everythingInOrder(marked)).toEqual(['zone:open', 'zone:inside', 'group:g', 'a', 'b', 'note:n']);
});
