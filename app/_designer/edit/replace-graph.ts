import type { Draft } from 'immer';
import type { Graph } from '#flows/graph/graph.ts';

const replaceItems = <Item>(now: Record<string, Item>, then: Readonly<Record<string, Item>>): void => {
  for (const id of Object.keys(now)) if (!Object.hasOwn(then, id)) delete now[id];
  for (const [id, item] of Object.entries(structuredClone(then))) if (JSON.stringify(now[id]) !== JSON.stringify(item)) now[id] = item;
};

/** Makes one drawing of another; what is the same in both stays untouched, so that others' edits to it merge. */
export const replaceGraph = (graph: Draft<Graph>, from: Graph): void => {
  for (const part of ['zones', 'nodes', 'edges', 'notes', 'strings'] as const) replaceItems<unknown>(graph[part], from[part]);
  // Never the map of groups as a whole, or no group that somebody else makes would merge.
  replaceItems((graph.groups ??= {}), from.groups ?? {});
  if (graph.languages.join() !== from.languages.join()) graph.languages = [...from.languages];
  if (from.drawn === undefined) delete graph.drawn;
  else if (JSON.stringify(graph.drawn) !== JSON.stringify(from.drawn)) graph.drawn = structuredClone(from.drawn);
};
