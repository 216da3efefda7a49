import type { PathEntry } from './scenario.ts';

/** What is wrong with a scenario, for a builder. */
export type ScenarioProblem = {
  /** The step that came out differently, from 0; -1: the beginning. */
  at: number;
  /** One or two sentences. */
  words: string;
  /** Where it went, or the step it is about. */
  node?: string;
  /** Where it should have gone. */
  expected?: string;
};

/**
 * `failed`: it ran and came out differently. `broken`: it could not be run to its end. `canAccept`: all its steps could be done, so
 * what came of them may be taken as what is expected from now on.
 */
export type ScenarioResult = {
  status: 'passed' | 'failed' | 'broken';
  problem?: ScenarioProblem;
  canAccept: boolean;
  path: readonly PathEntry[];
  /** Where it stands at the end. */
  node?: string;
  coverage: { nodes: readonly string[]; edges: readonly string[] };
  /** How long it took. Everything else is the same at every run. */
  ms: number;
};
