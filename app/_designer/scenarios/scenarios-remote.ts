import type { ScenarioResult } from '#flows/scenario/result.ts';
import type { Scenario, ScenarioEnd } from '#flows/scenario/scenario.ts';

export type ScenarioLine = {
  id: string;
  name: string;
  /** Whether it must pass before publishing. */
  required: boolean;
  steps: number;
  ends: ScenarioEnd;
  author: string;
  updatedAt: number;
};

/** The server's side of a flow's scenarios. Every call rejects with a sentence for the builder as the error's message. */
export type ScenariosRemote = {
  list(): Promise<readonly ScenarioLine[]>;
  /** Plays those named, or all, on the draft as it was saved last. `unreached`: those there was no time for. */
  run(
    ids?: readonly string[],
  ): Promise<{ revision: number; results: readonly { id: string; result: ScenarioResult }[]; unreached: readonly string[] }>;
  /** Keeps what was done in the phone's world, in the place of another one if that is named. */
  keep(world: string, name: string, replaces?: string): Promise<{ id: string }>;
  accept(id: string): Promise<unknown>;
  change(id: string, change: { name?: string; required?: boolean }): Promise<unknown>;
  move(id: string, to: number): Promise<unknown>;
  duplicate(id: string): Promise<unknown>;
  remove(id: string): Promise<unknown>;
  addOfTemplate(template: string): Promise<unknown>;
  /** As a flow file carries them, and out of one. */
  exported(): Promise<readonly Scenario[]>;
  add(scenarios: readonly unknown[]): Promise<unknown>;
  /** Does its first steps in the phone's world; what the phone takes up. */
  walk(id: string, world: string, steps: number): Promise<{ run: string; state: string; stopped?: string }>;
};
