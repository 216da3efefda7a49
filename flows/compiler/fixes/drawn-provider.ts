import type { Point } from '../explore.ts';
import { fact, type Facts, has, needsOf } from '../facts.ts';
import type { Context, Place } from '../flow.ts';
import type { Survey } from '../survey.ts';
import { provides } from './provides.ts';

/**
 * A step that is drawn already, gives what is missing at a place and leads on to it: the one that a way was drawn
 * around. The nearest to the place; a chain counts if each of its methods does. Its id, to lead the wire to.
 */
export const drawnProvider = (
  context: Context,
  { drawn }: Survey,
  place: Place,
  point: Point<Facts>,
  wanted: Facts,
  wire: string,
): string | undefined => {
  const source = context.graph.edges[wire]?.from;
  const groups = Map.groupBy(drawn.places, ({ id }) => outermost(context, id));
  const target = outermost(context, place.id);
  for (const candidate of leadingTo(drawn, place.id)) {
    const entered = outermost(context, candidate.id);
    const group = groups.get(entered) ?? [];
    const isIt =
      entered !== target &&
      entered !== source &&
      group.every(
        (member) =>
          !member.unclear &&
          has(point.facts, needsOf(member, context.app)) &&
          (wanted !== fact.here || member.zone.key === place.zone.key) &&
          member.outcomes.some((outcome) => provides(member.definition?.role, outcome, wanted, point.facts)),
      );
    if (isIt) return entered;
  }
  return undefined;
};

/** The chain a method is in, or the node itself. */
const outermost = ({ graph }: Context, id: string): string => {
  const seen = new Set<string>();
  let at = id;
  for (
    let parent = graph.nodes[at]?.parent;
    parent !== undefined && !seen.has(parent) && graph.nodes[parent] !== undefined;
    parent = graph.nodes[at]?.parent
  ) {
    seen.add(parent);
    at = parent;
  }
  return at;
};

/** Places from which a place can be got to, nearest first, itself left out. */
const leadingTo = ({ places, exits }: Survey['drawn'], id: string): Place[] => {
  const sources: number[][] = places.map(() => []);
  for (const [index, outcomes] of exits.entries()) {
    for (const { to } of outcomes) if (to !== undefined) sources[to]?.push(index);
  }
  const order = [places.findIndex((place) => place.id === id)];
  const seen = new Set(order);
  for (const index of order) {
    for (const source of sources[index] ?? []) {
      if (seen.has(source)) continue;
      seen.add(source);
      order.push(source);
    }
  }
  return order.slice(1).flatMap((index) => places[index] ?? []);
};
