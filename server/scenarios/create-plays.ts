import { hash } from 'node:crypto';
import { setImmediate as othersFirst } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { ScenarioResult } from '#flows/scenario/result.ts';
import type { Scenario } from '#flows/scenario/scenario.ts';
import { Busy } from '../errors.ts';
import { runScenario, type Stage } from './run-scenario.ts';

/** Batches that wait for their turn before the next one is told to come back. */
const waiting = 20;
/** Passes that are remembered. */
const remembered = 1_000;

/** Plays of scenarios in this process: one batch after the other, and between two steps everybody else. */
export type Plays = {
  /**
   * Results in the order of the scenarios; undefined for those that `withinMs` was not enough for. A play whose flow, app and scenario
   * are what they were when it passed is not played again: it could only come out the same. Throws Busy.
   */
  run(stage: Stage, scenarios: readonly Scenario[], withinMs: number): Promise<readonly (ScenarioResult | undefined)[]>;
};

class TimeIsUp extends Error {}

export const createPlays = ({ now = () => performance.now() }: { now?: () => number } = {}): Plays => {
  const turn = pLimit(1);
  const passed = new Map<string, ScenarioResult>();

  const remember = (key: string, result: ScenarioResult): void => {
    passed.delete(key);
    passed.set(key, result);
    const oldest = passed.keys().next().value;
    if (passed.size > remembered && oldest !== undefined) passed.delete(oldest);
  };

  const playAll = async (stage: Stage, scenarios: readonly Scenario[], withinMs: number): Promise<(ScenarioResult | undefined)[]> => {
    const until = now() + withinMs;
    const about = JSON.stringify([stage.plan.hash, stage.app, stage.flow.slug]);
    const breathe = async (): Promise<void> => {
      await othersFirst();
      if (now() > until) throw new TimeIsUp();
    };
    const results: (ScenarioResult | undefined)[] = [];
    for (const scenario of scenarios) {
      const key = hash('sha256', `${about}\n${JSON.stringify(scenario)}`, 'base64url');
      try {
        const result = passed.get(key) ?? (await runScenario(stage, scenario, breathe));
        if (result.status === 'passed') remember(key, result);
        results.push(result);
      } catch (error) {
        if (!(error instanceof TimeIsUp)) throw error;
        results.push(undefined);
      }
    }
    return results;
  };

  return {
    run: async (stage, scenarios, withinMs) => {
      if (turn.pendingCount >= waiting) throw new Busy();
      return turn(() => playAll(stage, scenarios, withinMs));
    },
  };
};
