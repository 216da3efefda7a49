import type { Graph, GraphEdge } from './graph.ts';

export type Wire = GraphEdge & { id: string };

/** A graph's references, the other way round. A missing key means there are none. */
export type Links = {
  /** Container → its children, in their order. */
  children: ReadonlyMap<string, readonly string[]>;
  /** Node → outcome → the wires drawn from it. A finished graph has one each. */
  outgoing: ReadonlyMap<string, ReadonlyMap<string, readonly Wire[]>>;
  incoming: ReadonlyMap<string, readonly Wire[]>;
};

/** Built once for a whole graph: three passes, so that no caller searches it node by node. Order never depends on keys' order. */
export const linksOf = (graph: Graph): Links => {
  const children = new Map<string, string[]>();
  const outgoing = new Map<string, Map<string, Wire[]>>();
  const incoming = new Map<string, Wire[]>();
  const inOrder = Object.entries(graph.nodes).sort(([a, left], [b, right]) => compare(left.order, right.order) || compare(a, b));
  for (const [id, { parent }] of inOrder) {
    if (parent !== undefined) append(children, parent, id);
  }
  for (const id of Object.keys(graph.edges).sort()) {
    const edge = graph.edges[id];
    if (edge === undefined) continue;
    const wire = { id, ...edge };
    const outcomes = outgoing.get(edge.from) ?? new Map<string, Wire[]>();
    append(outcomes, edge.outcome, wire);
    outgoing.set(edge.from, outcomes);
    append(incoming, edge.to, wire);
  }
  return { children, outgoing, incoming };
};

/** Fractional order keys compare by code unit, in no locale's order. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const append = <T>(lists: Map<string, T[]>, key: string, item: T): void => {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
};
