import type { ScenarioResult } from '#flows/scenario/result.ts';
import { unplayable } from '#server/scenarios/stage-of.ts';
import type { Services } from '#server/services.ts';
import type { Authorized, FlowAccess } from '../authorize.ts';
import { draftOf } from '../flows/draft-of.ts';
import { draftStage } from './draft-stage.ts';

/** Longest that one call plays (ms); what did not get its turn is asked for again. */
const withinMs = 8_000;

/** `results` by scenario, of the draft as it was saved at `revision`. One that is missing was not reached in time. */
export type ScenariosRun = { revision: number; results: { id: string; result: ScenarioResult }[]; unreached: string[] };

/** Plays scenarios on the newest draft: those named, or all. Nothing of it leaves the plays, and nothing is written. */
export const runScenarios = async (
  access: Authorized<'flow.edit', FlowAccess>,
  services: Services,
  input: { ids?: readonly string[] | undefined },
): Promise<ScenariosRun> => {
  const [draft, all] = await Promise.all([draftOf(access, services), services.storage.scenarios.list(access.app.id, access.flow.id)]);
  const wanted = input.ids === undefined ? all : all.filter(({ id }) => input.ids?.includes(id));
  const { revision } = draft;
  if (wanted.length === 0) return { revision, results: [], unreached: [] };
  const set = await draftStage(access, services, draft.graph);
  if (!set.ok) return { revision, results: wanted.map(({ id }) => ({ id, result: unplayable(set.issues, access.actor.say) })), unreached: [] };
  const played = await services.plays.run(
    set.stage,
    wanted.map(({ scenario }) => scenario),
    withinMs,
  );
  const results = wanted.flatMap(({ id }, index) => {
    const result = played[index];
    return result === undefined ? [] : [{ id, result }];
  });
  return { revision, results, unreached: wanted.flatMap(({ id }, index) => (played[index] === undefined ? [id] : [])) };
};
