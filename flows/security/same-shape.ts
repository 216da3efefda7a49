import canonicalize from 'canonicalize';
import type { Graph, GraphNode } from '../graph/graph.ts';
import { linksOf } from '../graph/links.ts';
import { registry } from '../nodes/registry.ts';
import type { Drawing } from './sketch.ts';

/** Where a flow is not what the answers would draw. `node` is a step of the flow, `drawn` one of the drawing. */
export type Difference =
  | { kind: 'extra'; node: string }
  | { kind: 'missing'; drawn: string }
  | { kind: 'settings'; node: string; drawn: string; fields: readonly string[] }
  | { kind: 'leads-elsewhere'; node: string; drawn: string; outcome: string };

type Side = { nodes: Readonly<Record<string, GraphNode>>; links: ReturnType<typeof linksOf> };

/**
 * Walks a flow and a drawing from their entries at once, outcome by outcome, whatever their steps are called. Names, words
 * and settings that the drawing leaves open may differ.
 */
export const sameShape = (graph: Graph, drawing: Drawing): readonly Difference[] => {
  const flow: Side = { nodes: graph.nodes, links: linksOf(graph) };
  const drawn: Side = { nodes: drawing.nodes, links: linksOf({ ...graph, nodes: { ...drawing.nodes }, edges: { ...drawing.edges } }) };
  const differences: Difference[] = [];
  const pairs = new Map<string, string>();
  const queue: [drawn: string, node: string][] = [];
  const pair = (theirs: string, ours: string): void => {
    if (pairs.has(theirs)) return;
    pairs.set(theirs, ours);
    queue.push([theirs, ours]);
  };
  for (const [id, { type }] of Object.entries(drawn.nodes)) {
    if (!type.startsWith('entry.')) continue;
    const found = Object.entries(flow.nodes).find(([, node]) => node.type === type);
    if (found !== undefined) pair(id, found[0]);
  }
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const [theirs, ours] = next;
    differences.push(...compareSettings(flow, drawn, theirs, ours));
    const children = [flow, drawn].map(({ links }, side) => links.children.get(side === 0 ? ours : theirs) ?? []);
    const [own = [], wanted = []] = children;
    for (const [index, child] of wanted.entries()) {
      const match = own[index];
      if (match !== undefined && flow.nodes[match]?.type === drawn.nodes[child]?.type) pair(child, match);
    }
    for (const [outcome, wires] of drawn.links.outgoing.get(theirs) ?? []) {
      const target = wires[0]?.to;
      const found = flow.links.outgoing.get(ours)?.get(outcome)?.[0]?.to;
      if (target === undefined) continue;
      const fits = found !== undefined && flow.nodes[found]?.type === drawn.nodes[target]?.type && (pairs.get(target) ?? found) === found;
      if (fits) pair(target, found);
      else differences.push({ kind: 'leads-elsewhere', node: ours, drawn: theirs, outcome });
    }
  }
  const matched = new Set(pairs.values());
  return [
    ...differences,
    ...Object.keys(drawn.nodes).flatMap((id): Difference[] => (pairs.has(id) ? [] : [{ kind: 'missing', drawn: id }])),
    ...Object.keys(flow.nodes).flatMap((id): Difference[] => (matched.has(id) ? [] : [{ kind: 'extra', node: id }])),
  ];
};

const compareSettings = (flow: Side, drawn: Side, theirs: string, ours: string): Difference[] => {
  const [wanted, own] = [settingsOf(drawn.nodes[theirs]), settingsOf(flow.nodes[ours])];
  const fields = Object.keys(drawn.nodes[theirs]?.config ?? {}).filter((field) => canonicalize(wanted[field]) !== canonicalize(own[field]));
  return fields.length === 0 ? [] : [{ kind: 'settings', node: ours, drawn: theirs, fields }];
};

/** With defaults filled in, so that leaving a setting alone and choosing its default are the same. */
const settingsOf = (node: GraphNode | undefined): Readonly<Record<string, unknown>> => {
  if (node === undefined) return {};
  const parsed = registry[node.type]?.config.safeParse(node.config);
  const settings = parsed?.success === true ? parsed.data : node.config;
  return typeof settings === 'object' && settings !== null ? { ...settings } : {};
};
