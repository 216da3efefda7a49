import { phrase } from '#flows/languages/phrase.ts';
import type { Services } from '#server/services.ts';
import type { Authorized, FlowAccess } from '../authorize.ts';
import { Fault } from '../fault.ts';
import { note } from '../note.ts';
import { guardPublishing } from '../scenarios/guard-publishing.ts';
import { draftOf } from './draft-of.ts';
import { judgeForLive } from './judge-for-live.ts';

const moved = () => new Fault('conflict', phrase('Somebody changed the draft since you looked. Look at the changes, then publish again.'));

/**
 * Makes exactly the draft revision the builder has seen the live version. Refused with every reason while the compiler finds an
 * error or a required scenario fails on it. Runs under way stay on the version they began on (FLOW-15).
 */
export const publishFlow = async (
  access: Authorized<'flow.publish', FlowAccess>,
  services: Services,
  input: { revision: number; label: string },
): Promise<{ version: number; warnings: number }> => {
  const draft = await draftOf(access, services);
  if (draft.revision !== input.revision) throw moved();
  const { plan, issues, against } = await judgeForLive(access, services, draft.graph);
  if (plan === undefined || against.length > 0) {
    throw new Fault('invalid', phrase('This draft cannot be published yet. Settle its problems first.'), {
      reasons: against.map(({ message }) => message),
    });
  }
  const scenarios = await guardPublishing(access, services, { graph: draft.graph, plan });
  const published = await services.storage.flows.publish(access.flow.id, {
    revision: draft.revision,
    plan,
    graph: draft.graph,
    label: input.label,
    author: access.actor.member.id,
    at: services.clock.now(),
    warnings: issues.length,
  });
  if (!published.ok) throw moved();
  await note(access, services, 'flow.published', access.flow.id, {
    version: published.version,
    label: input.label,
    plan: plan.hash,
    warnings: issues.map(({ code }) => code),
    scenarios,
  });
  return { version: published.version, warnings: issues.length };
};
