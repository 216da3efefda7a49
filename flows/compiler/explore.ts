import type { PathStep } from '../kit/issue.ts';
import type { Exit, Flow } from './flow.ts';

/** A point some path gets to: a place, with what is known of the run when it is entered. */
export type Point<Facts> = { readonly number: number; readonly place: number; readonly facts: Facts };

/**
 * Every point the flow can get to, each with one of the shortest paths there. Properties are looked up here: one that
 * holds at all points of a place holds on all paths to it, and a point where it fails carries its counter-example.
 */
export type Ways<Facts> = {
  /** By index of the place; shortest paths first. */
  at: readonly (readonly Point<Facts>[])[];
  /** The walk to a point, from its entry; `by` is the exit to end with. */
  pathTo(point: Point<Facts>, by?: Exit): PathStep[];
  /** The points on the way to a point, itself included, oldest first. */
  through(point: Point<Facts>): Point<Facts>[];
  /** Id of the last wire walked; undefined at an entry and between methods of a chain. */
  lastWire(point: Point<Facts>): string | undefined;
};

/** What is known after leaving a place by an exit, or undefined if a run never gets past it. */
export type Transfer<Facts> = (place: number, exit: Exit, facts: Facts) => Facts | undefined;

/** More points than this are not looked at. A flow of 1,000 steps has a few thousand. */
export const pointLimit = 100_000;

/**
 * Walks all paths at once, breadth first. What is known is a function of the way, so that two ways to a place that know
 * the same need not be told apart; there are finitely many points, loops included, and each is looked at once. Undefined:
 * over the limit, nothing may be concluded.
 *
 * Unwired failures need no exploring: they restore an earlier screen with what was known there (FLOW-06).
 */
export const explore = <Facts extends number | boolean>(
  flow: Flow,
  /** What is known at an entry. */
  start: (entry: number) => Facts,
  transfer: Transfer<Facts>,
): Ways<Facts> | undefined => {
  const points: Point<Facts>[] = [];
  const origins: ({ from: Point<Facts>; exit: Exit } | undefined)[] = [];
  const at: Point<Facts>[][] = flow.places.map(() => []);
  const known = flow.places.map(() => new Set<Facts>());
  const arrive = (place: number, facts: Facts, origin: { from: Point<Facts>; exit: Exit } | undefined): void => {
    if (known[place]?.has(facts) !== false) return;
    known[place].add(facts);
    const point = { number: points.length, place, facts };
    points.push(point);
    origins.push(origin);
    at[place]?.push(point);
  };

  for (const entry of flow.entries) arrive(entry, start(entry), undefined);
  for (const from of points) {
    if (points.length > pointLimit) return undefined;
    for (const exit of flow.exits[from.place] ?? []) {
      const facts = exit.to === undefined ? undefined : transfer(from.place, exit, from.facts);
      if (exit.to !== undefined && facts !== undefined) arrive(exit.to, facts, { from, exit });
    }
  }

  const through = (point: Point<Facts>): Point<Facts>[] => {
    const way = [point];
    for (let origin = origins[point.number]; origin !== undefined; origin = origins[origin.from.number]) way.push(origin.from);
    return way.reverse();
  };
  return {
    at,
    through,
    pathTo: (point, by) => {
      const way = through(point);
      return way.map(({ place }, index) => {
        const next = way[index + 1];
        const exit = next === undefined ? by : origins[next.number]?.exit;
        return { node: flow.places[place]?.id ?? '', ...(exit && { outcome: exit.outcome.id }) };
      });
    },
    lastWire: (point) => origins[point.number]?.exit.edges.at(-1),
  };
};
