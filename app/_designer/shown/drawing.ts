import type { Graph } from '#flows/graph/graph.ts';

/** What is said about a thing of a drawing that is compared with another one, or that two people changed. */
export type Mark = 'added' | 'removed' | 'changed' | 'mine' | 'theirs' | 'both' | 'failed';

export type Marks = Readonly<Record<string, Mark>>;

/** A drawing that stands in the draft's place for a while, to be looked at: an old version, a comparison, the version of a past run. */
export type Drawing = {
  graph: Graph;
  /** What it is, for the line above the canvas: "Version 3, as it ran on 12 November". */
  title: string;
  /** By id of nodes and edges, which never share one. */
  marks?: Marks;
};
