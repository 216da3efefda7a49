import type { Draft } from 'immer';
import type { Graph } from '#flows/graph/graph.ts';
import type { Model } from '../model/derive-model.ts';

/**
 * A step with one way in and a first way on leaves a wire behind when it goes: what led to it leads on, by the outcome it
 * came from. Returns whether it did.
 */
export const heal = (graph: Draft<Graph>, model: Model, id: string): boolean => {
  const [way, ...others] = Object.values(graph.edges).filter((edge) => edge.to === id);
  const onward = model.cards.get(id)?.ports.find((port) => port.kind === 'pass')?.edge;
  const target = onward === undefined ? undefined : graph.edges[onward]?.to;
  if (way === undefined || others.length > 0 || target === undefined || target === way.from || target === id) return false;
  way.to = target;
  return true;
};
