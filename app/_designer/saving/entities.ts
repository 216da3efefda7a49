import type { Draft } from 'immer';
import type { Graph } from '#flows/graph/graph.ts';
import type { GraphPatch } from '#flows/graph/patch.ts';
import { atPlace, isRecord } from './at-place.ts';
import { dropHanging } from './drop-hanging.ts';
import type { Batch } from './remote.ts';

/** A whole node, edge, zone, note or text as it stands here; without a value it was removed. */
export type Entity = { path: readonly (string | number)[]; value?: unknown };

const depth = (path: GraphPatch['path']): number => (path[0] === 'strings' ? 3 : path[0] === 'languages' ? 1 : 2);

/** What the batches changed, as the entities now are in `graph`: enough to keep mine over anybody's newer draft. */
export const touchedEntities = (graph: Graph, batches: readonly Batch[]): Entity[] => {
  const paths = new Map<string, readonly (string | number)[]>();
  for (const patch of batches.flatMap((batch) => batch.patches)) {
    const path = patch.path.slice(0, depth(patch.path));
    paths.set(path.join('\0'), path);
  }
  return [...paths.values()].map((path) => {
    const value = atPlace(graph, path);
    return value === undefined ? { path } : { path, value };
  });
};

/** Puts the entities over a draft, then drops what hangs in the air because somebody else removed what it needs. */
export const overlayEntities = (graph: Draft<Graph>, entities: readonly Entity[]): void => {
  for (const { path, value } of entities) {
    const parent = path.slice(0, -1).reduce<unknown>((found, key) => {
      if (!isRecord(found)) return undefined;
      found[key] ??= {};
      return found[key];
    }, graph);
    const key = path.at(-1);
    if (!isRecord(parent) || key === undefined) continue;
    if (value === undefined) delete parent[key];
    else parent[key] = structuredClone(value);
  }
  dropHanging(graph);
};
