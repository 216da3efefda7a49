import type { Model } from '../model/derive-model.ts';
import type { Lit } from '../view/create-view.ts';
import type { TraceTransition } from './phone-remote.ts';

type Passed = Pick<TraceTransition, 'node' | 'visit' | 'edges'>;

/** A run's way as light on the canvas: wires taken, the order of its visits, where it stands. Nothing yet: undefined. */
export const litPath = (model: Model, trace: { node: string | null; steps: readonly { transitions: readonly Passed[] }[] }): Lit | undefined => {
  const transitions = trace.steps.flatMap((step) => step.transitions);
  if (transitions.length === 0) return undefined;
  const visits: Record<string, number[]> = {};
  const seen = new Set<string>();
  let order = 0;
  for (const { node, visit } of transitions) {
    const container = model.cards.get(node)?.container;
    if (container !== undefined) visits[container] ??= [];
    // A node that asks passes through the trace at every answer: it is still one visit.
    if (seen.has(`${node}:${visit}`)) continue;
    seen.add(`${node}:${visit}`);
    order += 1;
    (visits[node] ??= []).push(order);
  }
  return { edges: new Set(transitions.flatMap((transition) => transition.edges)), visits, ...(trace.node === null ? {} : { current: trace.node }) };
};
