import type { Graph } from './graph.ts';
import type { GraphPatch } from './patch.ts';

/**
 * A drawing from before there were groups has no map of them. With an empty one, its first group is a change of that group alone,
 * so that two people's first groups merge.
 */
export const withGroups = (graph: Graph): Graph => (graph.groups === undefined ? { ...graph, groups: {} } : graph);

/** Whether a change is about groups. */
export const changesGroups = (patches: readonly GraphPatch[]): boolean => patches.some(({ path }) => path[0] === 'groups');

/** The drawing a change fits onto: as it is, unless the change is about groups and there is no map of them yet. */
export const readyFor = (graph: Graph, patches: readonly GraphPatch[]): Graph => (changesGroups(patches) ? withGroups(graph) : graph);
