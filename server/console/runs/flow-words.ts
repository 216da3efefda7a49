import type { Category } from '#flows/kit/define-node.ts';
import { phrase } from '#flows/languages/phrase.ts';
import type { Say } from '#flows/languages/say.ts';
import { registry } from '#flows/nodes/registry.ts';
import type { Services } from '#server/services.ts';

/** A step of a flow as its builder calls it. */
export type NodeWords = { title: string; type: string; category: Category | null; icon: string | null };

/**
 * Names of the steps of the version a run was on; of the draft for version 0. Builders' names stand in the drawing, not in the
 * plan, and a node that is gone from the draft keeps its id.
 */
export const flowWords = async (services: Services, flow: string, version: number, say: Say): Promise<(node: string) => NodeWords> => {
  const graph = version === 0 ? (await services.storage.flows.draft(flow))?.graph : await services.storage.flows.versionGraph(flow, version);
  return (id) => {
    const node = graph?.nodes[id];
    const definition = node && registry[node.type];
    return {
      title: node?.name ?? say(definition?.title ?? phrase('A step that is gone')),
      type: node?.type ?? '',
      category: definition?.category ?? null,
      icon: definition?.icon ?? null,
    };
  };
};
