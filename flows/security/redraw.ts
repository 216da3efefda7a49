import type { Graph, GraphNode } from '../graph/graph.ts';
import type { GraphPatch } from '../graph/patch.ts';
import { changedByHand } from './changed-by-hand.ts';
import { fingerprintOfEdge, fingerprintOfNode } from './fingerprint.ts';
import { intoZones } from './into-zones.ts';
import type { Drawing } from './sketch.ts';

/**
 * What happens to things the page did not leave as they are:
 * - `keep`: what the builder changed by hand stays so and is theirs from now on; steps and wires of their own stay.
 * - `own`: the page's own part is drawn anew; steps and wires of the builder's own stay.
 * - `everything`: nothing but the new drawing is left.
 */
export type Over = 'keep' | 'own' | 'everything';

/**
 * The patches that put a new drawing into the place of what the Security page drew before: one undoable change. Cards that
 * stay keep their place on the canvas.
 */
export const redraw = (graph: Graph, next: Drawing, over: Over): readonly GraphPatch[] => {
  const { zones, moved } = intoZones(graph, next, {
    fresh: over === 'everything' || Object.keys(graph.nodes).every((id) => graph.drawn?.nodes[id] !== undefined),
  });
  const nodes = merge(graph.nodes, moved, {
    asLeft: graph.drawn?.nodes ?? {},
    fingerprint: fingerprintOfNode,
    over,
    left: leftOf(graph, 'node', over),
  });
  const edges = merge(graph.edges, next.edges, {
    asLeft: graph.drawn?.edges ?? {},
    fingerprint: fingerprintOfEdge,
    over,
    left: leftOf(graph, 'edge', over),
  });
  const gone = new Set(nodes.removed);
  const cut = Object.entries(graph.edges).flatMap(([id, { from, to }]) => (gone.has(from) || gone.has(to) ? [id] : []));
  const kept = new Set(edges.put.map(({ id }) => id));
  return [
    ...zones,
    ...[...new Set([...edges.removed, ...cut.filter((id) => !kept.has(id))])].map((id): GraphPatch => ({ op: 'remove', path: ['edges', id] })),
    ...nodes.removed.map((id): GraphPatch => ({ op: 'remove', path: ['nodes', id] })),
    ...nodes.put.map(({ id, op, value }): GraphPatch => ({ op, path: ['nodes', id], value })),
    ...edges.put.map(({ id, op, value }): GraphPatch => ({ op, path: ['edges', id], value })),
    ...emptied(graph, nodes).map((id): GraphPatch => ({ op: 'remove', path: ['groups', id] })),
    { op: graph.drawn === undefined ? 'add' : 'replace', path: ['drawn'], value: { nodes: nodes.fingerprints, edges: edges.fingerprints } },
  ];
};

/** Groups that no step is left in. */
const emptied = (graph: Graph, { removed, put }: Merged<GraphNode>): string[] => {
  const after = new Map([...Object.entries(graph.nodes), ...put.map(({ id, value }) => [id, value] as const)]);
  for (const id of removed) after.delete(id);
  const filled = new Set([...after.values()].map(({ group }) => group));
  return Object.keys(graph.groups ?? {}).filter((id) => !filled.has(id));
};

const leftOf = (graph: Graph, part: 'node' | 'edge', over: Over): ReadonlySet<string> =>
  new Set(over === 'keep' ? changedByHand(graph).flatMap((change) => (change.part === part ? [change.id] : [])) : []);

type Merged<Item> = {
  removed: readonly string[];
  put: readonly { id: string; op: 'add' | 'replace'; value: Item }[];
  fingerprints: Readonly<Record<string, string>>;
};

const merge = <Item>(
  now: Readonly<Record<string, Item>>,
  next: Readonly<Record<string, Item>>,
  {
    asLeft,
    fingerprint,
    over,
    left,
  }: { asLeft: Readonly<Record<string, string>>; fingerprint: (item: Item) => string; over: Over; left: ReadonlySet<string> },
): Merged<Item> => {
  const isTheirs = (id: string) => over === 'keep' && (left.has(id) || asLeft[id] === '' || (asLeft[id] === undefined && now[id] !== undefined));
  const mine = over === 'everything' ? Object.keys(now) : Object.keys(asLeft);
  const removed = mine.filter((id) => next[id] === undefined && now[id] !== undefined && !isTheirs(id));
  const fingerprints: Record<string, string> = {};
  const put: { id: string; op: 'add' | 'replace'; value: Item }[] = [];
  for (const [id, value] of Object.entries(next)) {
    fingerprints[id] = isTheirs(id) ? '' : fingerprint(value);
    const old = now[id];
    if (isTheirs(id) || (old !== undefined && fingerprint(old) === fingerprints[id])) continue;
    put.push({ id, op: old === undefined ? 'add' : 'replace', value });
  }
  return { removed, put, fingerprints };
};
