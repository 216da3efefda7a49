import type { PathEntry, ScenarioEnd, ScenarioPlace } from './scenario.ts';

/** Where a run came to stand after a step of a scenario, and what it took to get there. */
export type Stop = ScenarioPlace & {
  /** Outcomes taken, in order. */
  path: readonly PathEntry[];
  /** Every step it passed or stopped at, and the wires between. */
  nodes: readonly string[];
  edges: readonly string[];
};

/** What came of playing a scenario, before it is held against what was expected. `stops[0]` is the first screen. */
export type Played = {
  stops: readonly Stop[];
  end: ScenarioEnd | undefined;
  /** What could not be done, and at which step (from 0; -1: it did not even begin). Nothing was played from there on. */
  broke?: { at: number; words: string };
};
