import type { ScenarioEnd } from '#flows/scenario/scenario.ts';
import type { KeptScenario } from '#server/storage/ports/scenarios.ts';

/** A scenario as a list shows it; what came of it is asked for apart. */
export type ScenarioView = {
  id: string;
  name: string;
  required: boolean;
  /** How many things are done in it. */
  steps: number;
  ends: ScenarioEnd;
  author: string;
  updatedAt: number;
};

export const scenarioView = ({ id, scenario, author, updatedAt }: KeptScenario, nameOf: (author: string) => string): ScenarioView => ({
  id,
  name: scenario.name,
  required: scenario.required,
  steps: scenario.steps.length,
  ends: scenario.expect.end,
  author: nameOf(author),
  updatedAt,
});
