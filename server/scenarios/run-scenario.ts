import type { Graph } from '#flows/graph/graph.ts';
import { setImmediate as othersFirst } from 'node:timers/promises';
import type { Say } from '#flows/languages/say.ts';
import { registry } from '#flows/nodes/registry.ts';
import type { Plan } from '#flows/plan/plan.ts';
import { judgePlayed } from '#flows/scenario/judge-played.ts';
import { namesIn } from '#flows/scenario/names.ts';
import type { Played } from '#flows/scenario/played.ts';
import type { ScenarioResult } from '#flows/scenario/result.ts';
import type { Scenario } from '#flows/scenario/scenario.ts';
import { openLiveWorld } from '../engine/preview/live-world.ts';
import { someClaims, type WorldSettings } from '../engine/preview/settings.ts';
import { emptyDirectory } from '#flows/kit/directory-script.ts';
import { playScenario } from './play-scenario.ts';
import type { ScenarioApp } from './scenario-app.ts';
import { scenarioServices } from './scenario-services.ts';

/** What scenarios are played on: a drawing as it compiled for an app. `say`: for words about what went wrong; English without it. */
export type Stage = { app: ScenarioApp; flow: { id: string; slug: string }; graph: Graph; plan: Plan; say?: Say };

const far = 366 * 86_400_000;

const settingsOf = ({ context }: Scenario): WorldSettings => ({
  offsetMs: 0,
  seed: context.seed,
  device: { ip: context.ip, language: context.locale, online: context.online },
  directory: context.directory ?? emptyDirectory,
  claims: someClaims,
  said: 'claims',
  heard: null,
  twin: null,
  run: null,
});

/**
 * Plays a scenario from its beginning in a fresh world on the real engine: in memory, with the scenario's own clock and seed, so that
 * it takes milliseconds and comes out the same every time. Nothing it does leaves that world, which ends with it (FLOW-18).
 * `breathe` is called between steps, and lets others have the process; what it throws ends the play.
 */
export const playFresh = async (stage: Stage, scenario: Scenario, breathe: () => Promise<void> = () => othersFirst()): Promise<Played> => {
  const began = Date.parse(scenario.context.startAt);
  const { services, close } = await scenarioServices(stage.app, { now: () => began });
  const { app } = stage.app;
  const settings = settingsOf(scenario);
  const row = {
    id: 'wld_scenario',
    tokenHash: '',
    app: app.id,
    flow: stage.flow.id,
    consoleSession: '',
    revision: 0,
    expiresAt: began + far,
    settings: JSON.stringify(settings),
    plan: null,
    data: new Uint8Array(),
  };
  const live = openLiveWorld(services, row, { app, flow: stage.flow });
  try {
    live.plan = stage.plan;
    // Nobody continues this world, watches it or walks it back.
    live.realm.changed = (run) => {
      live.settings = { ...live.settings, run };
    };
    delete live.realm.heard;
    await live.storage.apps.create(app);
    for (const [index, column] of stage.app.columns.entries()) await live.storage.users.addColumn(app.id, column, String(index).padStart(4, '0'));
    const names = namesIn(stage.graph, registry, stage.say);
    const { at: _, ...played } = await playScenario({ services, live, title: names.node, breathe, ...(stage.say && { say: stage.say }) }, scenario);
    return played;
  } finally {
    await live.storage.close();
    await close();
  }
};

/** The same, held against what the scenario expects. */
export const runScenario = async (stage: Stage, scenario: Scenario, breathe?: () => Promise<void>): Promise<ScenarioResult> => {
  const begun = performance.now();
  const played = await playFresh(stage, scenario, breathe);
  const judged = judgePlayed(scenario, played, namesIn(stage.graph, registry, stage.say), stage.say);
  return { ...judged, ms: Math.max(1, Math.round(performance.now() - begun)) };
};
