import * as fc from 'fast-check';
import { enablePatches, produceWithPatches } from 'immer';
import { expect, test } from 'vitest';
import { applyPatches } from '#flows/graph/apply-patches.ts';
import { dangling } from '#flows/graph/dangling.ts';
import type { Graph } from '#flows/graph/graph.ts';
import type { GraphPatch } from '#flows/graph/patch.ts';
import { rebase } from '#flows/graph/rebase.ts';
import { withGroups } from '#flows/graph/with-groups.ts';
import { signIn, signInNodes } from './toys.ts';

enablePatches();

const node = fc.constantFrom(...Object.keys(signInNodes));
type Edit = (graph: Graph) => void;

/** What a builder does to a drawing. Removing a step takes its wires along, as the editor does. */
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(node, fc.integer()).map(
    ([id, x]): Edit =>
      (graph) => {
        const found = graph.nodes[id];
        if (found !== undefined) found.position = { x, y: 0 };
      },
  ),
  fc.tuple(node, fc.string({ maxLength: 5 })).map(
    ([id, name]): Edit =>
      (graph) => {
        const found = graph.nodes[id];
        if (found !== undefined) found.name = name;
      },
  ),
  fc.tuple(node, fc.constantFrom('a', 'b'), fc.integer()).map(
    ([id, field, value]): Edit =>
      (graph) => {
        const found = graph.nodes[id];
        if (found !== undefined) found.config[field] = value;
      },
  ),
  fc.tuple(fc.nat(1_000), node, node).map(
    ([id, from, to]): Edit =>
      (graph) => {
        if (graph.nodes[from] !== undefined && graph.nodes[to] !== undefined) graph.edges[`x${id}`] = { from, outcome: 'o', to };
      },
  ),
  node.map(
    (id): Edit =>
      (graph) => {
        for (const child of Object.values(graph.nodes)) if (child.parent === id) delete child.parent;
        for (const [edge, { from, to }] of Object.entries(graph.edges)) if (from === id || to === id) delete graph.edges[edge];
        delete graph.nodes[id];
      },
  ),
  fc.tuple(fc.nat(1_000), node).map(
    ([id, step]): Edit =>
      (graph) => {
        const found = graph.nodes[step];
        if (found === undefined) return;
        found.group = `g${id}`;
        (graph.groups ??= {})[found.group] = { name: 'Group', colour: 'teal', order: 'a0' };
      },
  ),
  fc.constantFrom('de', 'es').map(
    (language): Edit =>
      (graph) => {
        graph.languages.push(language);
      },
  ),
);

const change = (graph: Graph, edits: readonly Edit[]): { graph: Graph; patches: GraphPatch[] } => {
  const [, patches] = produceWithPatches(withGroups(graph), (draft) => {
    for (const each of edits) each(draft);
  });
  const applied = applyPatches(graph, patches);
  if (!applied.ok) throw new Error('what a builder does fits');
  return { graph: applied.graph, patches };
};

test('two people change one draft: what merges is what both meant, in either order, and leaves nothing hanging', () => {
  let merged = 0;
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), fc.array(edit, { minLength: 1, maxLength: 3 }), (mine, theirs) => {
      const base = signIn();
      const [a, b] = [change(base, mine), change(base, theirs)];
      const onTheirs = rebase(b.graph, [{ patches: b.patches }], a.patches);
      const onMine = rebase(a.graph, [{ patches: a.patches }], b.patches);
      expect(onTheirs.kind).toBe(onMine.kind);
      if (onTheirs.kind !== 'merged' || onMine.kind !== 'merged') return;
      merged += 1;
      expect(onTheirs.graph).toEqual(onMine.graph);
      expect(dangling(onTheirs.graph).size).toBe(0);
      expect(applyPatches(base, [...b.patches, ...a.patches])).toEqual({ ok: true, graph: onTheirs.graph });
    }),
    { numRuns: 500, seed: 20_261_122 },
  );
  expect(merged).toBeGreaterThan(150);
});
