import type { Scenario } from '#flows/scenario/scenario.ts';

/** A walk that a flow must keep doing, as it was kept. It belongs to the flow's draft, not to a version. Times ms. */
export type KeptScenario = {
  app: string;
  flow: string;
  id: string;
  /** A fractional key: their place in the list. */
  order: string;
  /** Its name, and whether it must pass before publishing, stand in it. */
  scenario: Scenario;
  /** Id of the member who changed it last, or `system`. */
  author: string;
  updatedAt: number;
};

export type ScenariosPort = {
  /** In their order. */
  list(app: string, flow: string): Promise<readonly KeptScenario[]>;
  find(app: string, flow: string, id: string): Promise<KeptScenario | undefined>;
  /** Adds or replaces it. False: there are `most` others already, or no such flow in this app. */
  put(kept: KeptScenario, most: number): Promise<boolean>;
  remove(app: string, flow: string, id: string): Promise<boolean>;
};
