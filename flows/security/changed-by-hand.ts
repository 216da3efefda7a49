import type { Graph } from '../graph/graph.ts';
import { fingerprintOfEdge, fingerprintOfNode } from './fingerprint.ts';

/** One thing of the Security page's that is no longer as the page left it. */
export type HandChange = { part: 'node' | 'edge'; id: string; what: 'changed' | 'removed' };

/**
 * What a builder has changed since the Security page drew it, apart from what was left to them before. Moving a card is no
 * change.
 */
export const changedByHand = ({ drawn, nodes, edges }: Pick<Graph, 'drawn' | 'nodes' | 'edges'>): readonly HandChange[] => {
  if (drawn === undefined) return [];
  return [...compare('node', drawn.nodes, nodes, fingerprintOfNode), ...compare('edge', drawn.edges, edges, fingerprintOfEdge)];
};

const compare = <Item>(
  part: HandChange['part'],
  asLeft: Readonly<Record<string, string>>,
  now: Readonly<Record<string, Item>>,
  fingerprint: (item: Item) => string,
): HandChange[] =>
  Object.entries(asLeft).flatMap(([id, before]): HandChange[] => {
    if (before === '') return [];
    const item = now[id];
    if (item === undefined) return [{ part, id, what: 'removed' }];
    return fingerprint(item) === before ? [] : [{ part, id, what: 'changed' }];
  });
