import type { OutcomeSpec } from '../../kit/define-node.ts';
import { phrase } from '../../languages/phrase.ts';
import type { Say } from '../../languages/say.ts';
import { drawnOutcomes } from '../drawn-outcomes.ts';
import type { Context, Exit, Flow, Place } from '../flow.ts';
import type { Containers } from './containers.ts';
import type { Wires } from './wires.ts';

const noneAvailable: OutcomeSpec = { id: 'none-available', label: phrase('None available'), kind: 'unavailable' };

/** The outcome a chain takes when none of its methods could be used. */
const exhaustion = (outcomes: readonly OutcomeSpec[], say: Say): OutcomeSpec =>
  outcomes.find(({ id }) => id === noneAvailable.id) ?? { ...noneAvailable, label: say(noneAvailable.label) };

/**
 * Outcomes that can be wired at a container: what its methods can come to, and that none could be used. `pass` wins where
 * two methods differ about one of the same name. Undefined where a method is unclear: anything may be.
 */
export const outcomesOfNode = ({ say }: Pick<Context, 'say'>, places: ReadonlyMap<string, Place>, { childrenOf }: Containers) => {
  const known = new Map<string, readonly OutcomeSpec[] | undefined>();
  const of = (id: string): readonly OutcomeSpec[] | undefined => {
    if (!known.has(id)) known.set(id, find(id));
    return known.get(id);
  };
  const find = (id: string): readonly OutcomeSpec[] | undefined => {
    const place = places.get(id);
    const children = childrenOf.get(id);
    if (place === undefined || place.unclear) return undefined;
    if (children === undefined) return place.outcomes;
    const union = new Map<string, OutcomeSpec>();
    for (const child of children) {
      const outcomes = of(child);
      if (outcomes === undefined) return undefined;
      for (const outcome of outcomes) {
        if (movesOn(outcome)) continue;
        if (union.get(outcome.id)?.kind !== 'pass') union.set(outcome.id, outcome);
      }
    }
    const none = exhaustion(place.outcomes, say);
    return children.length === 0 ? undefined : [...union.values(), none];
  };
  return of;
};

/** Whether a chain goes on to its next method. A chain within a chain does when all of its own methods are used up. */
const movesOn = ({ id, kind }: OutcomeSpec): boolean => kind === 'unavailable' || id === noneAvailable.id;

/**
 * Dissolves containers: whoever leads to a chain leads to its first method; a method that cannot be used leads to the
 * next one; every other outcome of a method leaves through the chain's wire of the same name.
 */
export const dissolve = (context: Context, places: ReadonlyMap<string, Place>, { parentOf, childrenOf }: Containers, wires: Wires): Flow => {
  const leaves = [...places.values()].flatMap((place): Place[] => {
    const children = childrenOf.get(place.id);
    if (children === undefined) return [place];
    // An empty chain is an error already; whatever is drawn at it may happen.
    return children.length === 0 ? [{ ...place, unclear: true, outcomes: drawnOutcomes(context, place.id) }] : [];
  });
  const indexOf = new Map(leaves.map(({ id }, index) => [id, index]));

  const enter = (id: string): number | undefined => {
    const [first] = childrenOf.get(id) ?? [];
    return first === undefined ? indexOf.get(id) : enter(first);
  };

  const leave = (leaf: OutcomeSpec, id: string, outcome: OutcomeSpec): Exit => {
    const wire = wires.get(id)?.get(outcome.id);
    const container = parentOf.get(id);
    if (wire !== undefined || container === undefined) {
      return { outcome: leaf, to: wire && enter(wire.to), edges: wire === undefined ? [] : [wire.id], drawnAt: { node: id, outcome } };
    }
    if (!movesOn(outcome)) return leave(leaf, container, outcome);
    const siblings = childrenOf.get(container) ?? [];
    const next = siblings[siblings.indexOf(id) + 1];
    if (next !== undefined) return { outcome: leaf, to: enter(next), edges: [], drawnAt: { node: id, outcome } };
    return leave(leaf, container, exhaustion(places.get(container)?.outcomes ?? [], context.say));
  };

  return {
    places: leaves,
    exits: leaves.map((place) => place.outcomes.map((outcome) => leave(outcome, place.id, outcome))),
    entries: leaves.flatMap(({ definition }, index) => (definition?.role === 'entry' ? [index] : [])),
  };
};
