import { produce } from 'immer';
import { expect, test } from 'vitest';
import { toyGraph, toyNode } from '../testing/toy-graph.ts';
import { overlayEntities } from './entities.ts';

test('EDITOR-12 what a dead tab left is laid over a newer draft; nothing hangs on what somebody else removed since', () => {
  const newer = toyGraph({ nodes: { a: toyNode('identify.ask') } });
  const graph = produce(newer, (draft) => {
    overlayEntities(draft, [
      { path: ['nodes', 'a'], value: toyNode('identify.ask', { name: 'Mine', group: 'gone' }) },
      { path: ['nodes', 'k'], value: toyNode('verify.code', { parent: 'gone', zone: 'gone' }) },
      { path: ['nodes', 'b'] },
      { path: ['edges', 'hangs'], value: { from: 'a', outcome: 'given', to: 'gone' } },
      { path: ['edges', 'stands'], value: { from: 'a', outcome: 'given', to: 'k' } },
    ]);
  });
  expect(Object.keys(graph.edges)).toEqual(['stands']);
  expect(graph.nodes).toEqual({ a: toyNode('identify.ask', { name: 'Mine' }), k: toyNode('verify.code') });
});
