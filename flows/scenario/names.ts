import type { Registry } from '../compiler/flow.ts';
import type { Graph } from '../graph/graph.ts';
import { outcomesOf } from '../kit/outcomes-of.ts';
import { phrase } from '../languages/phrase.ts';
import { inEnglish, type Say } from '../languages/say.ts';

/** What a builder calls things: steps by their own name, outcomes by their label. */
export type Names = { node(id: string): string; outcome(node: string, outcome: string): string };

/** What a step is called that was deleted since. Not a name: it is not quoted. */
export const gone = phrase('a step that is gone');

export const namesIn = (graph: Graph, registry: Registry, say: Say = inEnglish): Names => {
  const definitionOf = (id: string) => {
    const node = graph.nodes[id];
    return node && { node, definition: registry[node.type] };
  };
  return {
    node: (id) => {
      const found = definitionOf(id);
      return found?.node.name ?? say(found?.definition?.title ?? gone);
    },
    outcome: (id, wanted) => {
      const found = definitionOf(id);
      const config = found?.definition?.config.safeParse(found.node.config);
      if (found?.definition === undefined || config?.success !== true) return wanted;
      return outcomesOf(found.definition, config.data, say).find(({ id: known }) => known === wanted)?.label ?? wanted;
    },
  };
};
