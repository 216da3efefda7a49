import { current, type Draft } from 'immer';
import type { Graph } from '#flows/graph/graph.ts';
import { migrateNode } from '#flows/graph/migrate-node.ts';
import type { NodeDefinition } from '#flows/kit/define-node.ts';

/** Brings a node to its type's version of today, before it is edited: an edit is made to what the builder sees. */
export const currentNode = (graph: Draft<Graph>, id: string, definition: NodeDefinition | undefined): void => {
  const node = graph.nodes[id];
  if (node === undefined || definition === undefined || node.version === definition.version) return;
  const migrated = migrateNode(current(node), definition);
  if (!migrated.ok) return;
  node.version = migrated.node.version;
  node.config = migrated.node.config;
};
