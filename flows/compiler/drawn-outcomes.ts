import type { OutcomeSpec } from '../kit/define-node.ts';
import type { Context } from './flow.ts';

/**
 * What may happen at a node nobody can read: every wire drawn at it or at a container around it may be taken, and the
 * next method of its chain may be tried.
 */
export const drawnOutcomes = ({ graph, links, say }: Pick<Context, 'graph' | 'links' | 'say'>, id: string): readonly OutcomeSpec[] => {
  const outcomes = new Map<string, OutcomeSpec>([['unavailable', { id: 'unavailable', label: say('Unavailable'), kind: 'unavailable' }]]);
  const seen = new Set<string>();
  for (let at: string | undefined = id; at !== undefined && !seen.has(at); at = graph.nodes[at]?.parent) {
    seen.add(at);
    for (const outcome of links.outgoing.get(at)?.keys() ?? []) outcomes.set(outcome, { id: outcome, label: outcome, kind: 'fail' });
  }
  return [...outcomes.values()];
};
