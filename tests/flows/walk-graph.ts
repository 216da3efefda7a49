import type { Graph } from '#flows/graph/graph.ts';
import type { PathStep } from '#flows/kit/issue.ts';
import type { OutcomeSpec } from '#flows/kit/define-node.ts';
import { outcomesOf } from '#flows/kit/outcomes-of.ts';
import { inEnglish } from '#flows/languages/say.ts';
import { toys } from './toys.ts';

/**
 * Where an outcome of a drawn step leads, worked out from the drawing and DESIGN section 3 alone, without the compiler:
 * what its counter-examples are held against. Undefined: not wired.
 */
export const leadsTo = (graph: Graph, id: string, outcome: string): string | undefined => {
  const spec = outcomesIn(graph, id).find((candidate) => candidate.id === outcome);
  const enter = (target: string): string => {
    const [first] = childrenOf(graph, target);
    return first === undefined ? target : enter(first);
  };
  const leave = (from: string, taken: string, unavailable: boolean): string | undefined => {
    const edge = Object.values(graph.edges).find((candidate) => candidate.from === from && candidate.outcome === taken);
    if (edge !== undefined) return enter(edge.to);
    const parent = graph.nodes[from]?.parent;
    if (parent === undefined) return undefined;
    if (!unavailable) return leave(parent, taken, false);
    const siblings = childrenOf(graph, parent);
    const next = siblings[siblings.indexOf(from) + 1];
    return next === undefined ? leave(parent, 'none-available', true) : enter(next);
  };
  return spec === undefined ? undefined : leave(id, outcome, spec.kind === 'unavailable');
};

const childrenOf = (graph: Graph, container: string): string[] =>
  (graph.nodes[container]?.type === 'choose.fallback' ? Object.keys(graph.nodes) : [])
    .filter((id) => graph.nodes[id]?.parent === container)
    .sort((a, b) => ((graph.nodes[a]?.order ?? '') < (graph.nodes[b]?.order ?? '') ? -1 : 1));

const outcomesIn = (graph: Graph, id: string): readonly OutcomeSpec[] => {
  const node = graph.nodes[id];
  const definition = node && toys[node.type];
  if (node === undefined || definition === undefined) return [];
  return outcomesOf(definition, definition.config.safeParse(node.config).data, inEnglish);
};

/** Whether a counter-example can be walked: from an entry, each step by one of its outcomes to the next. */
export const isWalk = (graph: Graph, path: readonly PathStep[]): boolean => {
  const [first] = path;
  if (first === undefined || toys[graph.nodes[first.node]?.type ?? '']?.role !== 'entry') return false;
  return path.every(({ node, outcome }, index) => {
    const next = path[index + 1];
    if (next === undefined) return outcome === undefined || outcomesIn(graph, node).some(({ id }) => id === outcome);
    return outcome !== undefined && leadsTo(graph, node, outcome) === next.node;
  });
};
