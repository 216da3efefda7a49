import type { Model } from './derive-model.ts';

/** The secure zone a wire enters or leaves, if it crosses at all; between two of a kind, the one it enters. */
export const crossedZone = ({ graph, cards }: Pick<Model, 'graph' | 'cards'>, edge: string): string | undefined => {
  const found = graph.edges[edge];
  const [from, to] = [cards.get(found?.from ?? '')?.zone, cards.get(found?.to ?? '')?.zone];
  if (from === undefined || to === undefined || from === to) return undefined;
  return graph.zones[to]?.kind === 'secure' ? to : graph.zones[from]?.kind === 'secure' ? from : to;
};
