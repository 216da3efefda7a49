import type { Graph } from '#flows/graph/graph.ts';
import type { GraphPatch } from '#flows/graph/patch.ts';
import { phrase } from '#flows/languages/phrase.ts';
import type { Services } from '#server/services.ts';
import type { Authorized, FlowAccess } from '../authorize.ts';
import { Fault } from '../fault.ts';
import { appendToDraft } from './append-to-draft.ts';
import { draftOf } from './draft-of.ts';

const parts = ['languages', 'zones', 'nodes', 'edges', 'notes', 'strings'] as const satisfies readonly (keyof Graph)[];
const mayLack = ['groups', 'drawn'] as const satisfies readonly (keyof Graph)[];

/** Brings an old version's drawing back as one new change of the draft, which can be undone like any other. */
export const restoreVersion = async (
  access: Authorized<'flow.edit', FlowAccess>,
  services: Services,
  input: { version: number },
): Promise<{ revision: number }> => {
  const graph = await services.storage.flows.versionGraph(access.flow.id, input.version);
  if (graph === undefined) throw new Fault('not-found', phrase('There is no such version of this flow.'));
  const { revision } = await draftOf(access, services);
  const patches: GraphPatch[] = [
    ...parts.map((part): GraphPatch => ({ op: 'replace', path: [part], value: graph[part] })),
    ...mayLack.map(
      (part): GraphPatch => (graph[part] === undefined ? { op: 'remove', path: [part] } : { op: 'replace', path: [part], value: graph[part] }),
    ),
  ];
  const appended = await appendToDraft(access, services, {
    base: revision,
    label: access.actor.say('Restored version {version}', { version: input.version }),
    patches,
  });
  if (appended.kind === 'conflict') throw new Fault('conflict', phrase('Somebody changed the draft in this moment. Look at it, then restore again.'));
  return { revision: appended.revision };
};
