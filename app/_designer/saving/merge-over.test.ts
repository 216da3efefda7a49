import { enablePatches, produceWithPatches } from 'immer';
import { describe, expect, test } from 'vitest';
import type { Graph } from '#flows/graph/graph.ts';
import { toyGraph, toyNode } from '../testing/toy-graph.ts';
import { clashesOf } from './clashes.ts';
import { mergeOver, type Side } from './merge-over.ts';

enablePatches();

type Recipe = (graph: Graph) => void;

const base = () =>
  toyGraph({
    nodes: { a: toyNode('identify.ask'), b: toyNode('verify.code'), c: toyNode('verify.password') },
    edges: { ab: { from: 'a', outcome: 'given', to: 'b' } },
  });

const changed = (recipe: Recipe) => {
  const [graph, patches] = produceWithPatches(base(), (draft) => {
    recipe(draft);
  });
  return { graph, patches };
};

const merge = (mineDid: Recipe, theirsDid: Recipe, side: Side) => {
  const [mine, theirs] = [changed(mineDid), changed(theirsDid)];
  const clashes = clashesOf(mine, theirs);
  const [graph] = produceWithPatches(theirs.graph, (draft) => mergeOver(draft, mine, clashes, () => side));
  return { graph, clashes };
};

const name =
  (id: string, words: string): Recipe =>
  (graph) => {
    const node = graph.nodes[id];
    if (node) node.name = words;
  };
const setting =
  (id: string, key: string, value: unknown): Recipe =>
  (graph) => {
    const node = graph.nodes[id];
    if (node) node.config[key] = value;
  };
const remove =
  (id: string): Recipe =>
  (graph) => {
    delete graph.nodes[id];
    for (const [edge, { from, to }] of Object.entries(graph.edges)) if (from === id || to === id) delete graph.edges[edge];
  };
const wire: Recipe = (graph) => {
  graph.edges['bc'] = { from: 'b', outcome: 'verified', to: 'c' };
};

describe('EDITOR-13 merging', () => {
  test('different settings of one step both stand, without a question', () => {
    const { graph, clashes } = merge(name('a', 'Mine'), setting('a', 'kind', 'phone'), 'theirs');
    expect(clashes).toEqual([]);
    expect(graph.nodes['a']).toMatchObject({ name: 'Mine', config: { kind: 'phone' } });
  });

  test.each([
    ['mine', 'Mine'],
    ['theirs', 'Theirs'],
  ] as const)('the same field is one question; with %s it is “%s”, and everything else of both stands', (side, expected) => {
    const { graph, clashes } = merge(
      (draft) => {
        name('a', 'Mine')(draft);
        name('b', 'Also mine')(draft);
      },
      (draft) => {
        name('a', 'Theirs')(draft);
        name('c', 'Also theirs')(draft);
      },
      side,
    );
    expect(clashes).toEqual([['nodes', 'a', 'name']]);
    expect([graph.nodes['a']?.name, graph.nodes['b']?.name, graph.nodes['c']?.name]).toEqual([expected, 'Also mine', 'Also theirs']);
  });

  test('a step they took away and I changed comes back whole, or stays away', () => {
    const kept = merge(name('a', 'Mine'), remove('a'), 'mine');
    expect(kept.clashes).toContainEqual(['nodes', 'a']);
    expect(kept.graph.nodes['a']).toMatchObject({ name: 'Mine', type: 'identify.ask' });
    expect(merge(name('a', 'Mine'), remove('a'), 'theirs').graph.nodes['a']).toBeUndefined();
  });

  test('a wire of mine to a step they took away is a question about the step; it never hangs', () => {
    const kept = merge(wire, remove('c'), 'mine');
    expect(kept.clashes).toEqual([['nodes', 'c']]);
    expect(kept.graph.nodes['c']).toBeDefined();
    expect(kept.graph.edges['bc']).toBeDefined();
    const gone = merge(wire, remove('c'), 'theirs').graph;
    expect([gone.nodes['c'], gone.edges['bc']]).toEqual([undefined, undefined]);
  });

  test('without a record of theirs, only what is different is a question', () => {
    const [mine, theirs] = [changed(name('a', 'Mine')), changed(name('b', 'Theirs'))];
    expect(clashesOf(mine, { graph: theirs.graph })).toEqual([['nodes', 'a', 'name']]);
    expect(clashesOf(mine, { graph: mine.graph })).toEqual([]);
  });
});
