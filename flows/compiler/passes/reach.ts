import { removeNode } from '../fixes/remove-node.ts';
import type { Context, Flow, Place } from '../flow.ts';
import type { Containers } from './containers.ts';

/**
 * The part of the flow that a run can get to, numbered in the order it is reached. What nobody reaches is reported, and
 * takes no part from here on: it is not in the plan either.
 */
export const reach = (context: Context, flow: Flow, places: ReadonlyMap<string, Place>, { parentOf, childrenOf }: Containers): Flow => {
  const { report, say } = context;
  const order = [...flow.entries];
  const seen = new Set(order);
  for (const index of order) {
    for (const { to } of flow.exits[index] ?? []) {
      if (to === undefined || seen.has(to)) continue;
      seen.add(to);
      order.push(to);
    }
  }

  const reached = new Set(order.map((index) => flow.places[index]?.id));
  const isReached = (id: string): boolean => reached.has(id) || (childrenOf.get(id) ?? []).some(isReached);
  for (const place of places.values()) {
    const container = parentOf.get(place.id);
    // Children of a chain nobody reaches are said with the chain. Without an entry nothing is reached: said once, elsewhere.
    if (flow.entries.length === 0 || isReached(place.id) || (container !== undefined && !isReached(container))) continue;
    report.add('unreachable', {
      node: place.id,
      message:
        container === undefined
          ? say('No way leads to “{step}”.', { step: place.name })
          : say('“{step}” is never tried: the method before it in “{chain}” is always available.', {
              step: place.name,
              chain: places.get(container)?.name ?? '',
            }),
      advice: say(container === undefined ? 'Wire an outcome to it, or remove it.' : 'Move it up in the chain, or remove it.'),
      fix: () => removeNode(context, place.id),
    });
  }

  const renumbered = new Map(order.map((index, position) => [index, position]));
  return {
    places: order.flatMap((index) => flow.places[index] ?? []),
    exits: order.map((index) =>
      (flow.exits[index] ?? []).map((exit) => ({ ...exit, to: exit.to === undefined ? undefined : renumbered.get(exit.to) })),
    ),
    entries: flow.entries.map((_, position) => position),
  };
};
