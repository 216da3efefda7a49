import type { Graph } from '#flows/graph/graph.ts';

export type Template = { id: string; name: string; summary: string; graph: Graph };

/** Flows to start from. */
export const templates: readonly Template[] = [];
