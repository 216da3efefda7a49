import { expect, test } from 'vitest';
import { createModel } from '../model/derive-model.ts';
import { createNodeFacts } from '../model/node-facts.ts';
import { toyDefinitions } from '../testing/toy-definitions.ts';
import { toyGraph, toyNode } from '../testing/toy-graph.ts';
import { nextCard } from './next-card.ts';

const at = (x: number, y: number) => ({ position: { x, y } });
const model = createModel(createNodeFacts(toyDefinitions))(
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
])('EDITOR-08 from %s an arrow %s leads on', (from, _, direction, to) => {
  expect(nextCard(model, from, direction)).toBe(to);
});
