import type { Graph } from '#flows/graph/graph.ts';
import { phrase } from '#flows/languages/phrase.ts';
import type { Plan } from '#flows/plan/plan.ts';
import { scenarioAppOf } from '#server/scenarios/scenario-app.ts';
import type { Services } from '#server/services.ts';
import type { FlowAccess } from '../authorize.ts';
import { Fault } from '../fault.ts';

/** Longest that publishing waits for scenarios (ms). */
const withinMs = 20_000;

/**
 * Plays every required scenario on exactly what is about to go live; the names of those that passed. Throws Fault with a reason for
 * each that does not: nobody may publish past one, but whoever edits the flow can say that it is not required.
 */
export const guardPublishing = async (access: FlowAccess, services: Services, { graph, plan }: { graph: Graph; plan: Plan }): Promise<string[]> => {
  const { app, flow, actor } = access;
  const { say } = actor;
  const required = (await services.storage.scenarios.list(app.id, flow.id)).map(({ scenario }) => scenario).filter((each) => each.required);
  if (required.length === 0) return [];
  const stage = { app: await scenarioAppOf(services.storage, app), flow: { id: flow.id, slug: flow.slug }, graph, plan, say };
  const results = await services.plays.run(stage, required, withinMs);
  if (results.includes(undefined))
    throw new Fault(
      'busy',
      phrase('The scenarios could not all be played in time. Try again in a moment; if it stays, say of some that they are not required.'),
      {
        retryAfter: 5,
      },
    );
  const reasons = required.flatMap(({ name }, index) => {
    const result = results[index];
    return result === undefined || result.status === 'passed'
      ? []
      : [say('“{name}”: {problem}', { name, problem: result.problem?.words ?? say('it did not pass.') })];
  });
  if (reasons.length > 0)
    throw new Fault('invalid', phrase('{count, plural, one {A scenario fails} other {# scenarios fail}} on this draft.'), {
      values: { count: reasons.length },
      reasons,
    });
  return required.map(({ name }) => name);
};
