import { parseGraph } from '#flows/graph/parse-graph.ts';
import type { Issue } from '#flows/kit/issue.ts';
import { compileFor } from '#server/engine/compile-for.ts';
import type { Services } from '#server/services.ts';
import type { Authorized, FlowAccess } from '../authorize.ts';
import { draftOf } from './draft-of.ts';
import { zonesElsewhere } from './zones-elsewhere.ts';

/** The problems of the saved draft, or of `graph` while it is not saved yet. Writes nothing. */
export const compileDraft = async (
  access: Authorized<'flow.edit', FlowAccess>,
  services: Services,
  input: { graph?: unknown },
): Promise<{ issues: Issue[] }> => {
  const parsed =
    input.graph === undefined ? { ok: true as const, graph: (await draftOf(access, services)).graph } : parseGraph(input.graph, access.actor.say);
  if (!parsed.ok) return { issues: [...parsed.issues] };
  const { issues } = await compileFor(services.storage, access.app, parsed.graph, await zonesElsewhere(access, services), access.actor);
  return { issues: [...issues] };
};
