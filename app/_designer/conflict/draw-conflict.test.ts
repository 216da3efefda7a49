import { enablePatches, produceWithPatches } from 'immer';
import { expect, test } from 'vitest';
import { inEnglish } from '#flows/languages/say.ts';
import type { Graph } from '#flows/graph/graph.ts';
import { clashesOf } from '../saving/clashes.ts';
import { toyGraph, toyNode } from '../testing/toy-graph.ts';
import { drawConflict } from './draw-conflict.ts';

enablePatches();

const base = toyGraph({ nodes: Object.fromEntries(['a', 'b', 'c', 'd'].map((id) => [id, toyNode('identify.ask')])) });
const changed = (recipe: (graph: Graph) => void) => {
  const [graph, patches] = produceWithPatches(base, (draft) => {
    recipe(draft);
  });
  return { graph, patches };
};
const rename = (graph: Graph, id: string, words: string) => {
  const node = graph.nodes[id];
  if (node) node.name = words;
};

test('EDITOR-13 the differences are drawn: whose is whose, and what was taken away still stands there', () => {
  const mine = changed((graph) => {
    rename(graph, 'a', 'Mine');
    rename(graph, 'b', 'Mine');
    rename(graph, 'd', 'Mine');
  });
  const theirs = changed((graph) => {
    rename(graph, 'b', 'Theirs');
    rename(graph, 'c', 'Theirs');
    delete graph.nodes['d'];
  });
  const drawing = drawConflict({ mine, theirs: { revision: 1, ...theirs }, clashes: clashesOf(mine, theirs) }, inEnglish);
  expect(drawing.marks).toEqual({ a: 'mine', b: 'both', c: 'theirs', d: 'both' });
  expect(drawing.graph.nodes['d']).toBeDefined();
  expect([drawing.graph.nodes['a']?.name, drawing.graph.nodes['c']?.name]).toEqual(['Mine', 'Theirs']);
});
