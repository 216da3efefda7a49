import type { Graph } from './graph.ts';

export type NodeText = { language: string; id: string; words: string };

/** Each node's words in every language: text ids start with the node's id. */
export const textsByNode = ({ strings }: Pick<Graph, 'strings'>): ReadonlyMap<string, readonly NodeText[]> =>
  Map.groupBy(
    Object.entries(strings).flatMap(([language, texts]) => Object.entries(texts).map(([id, words]): NodeText => ({ language, id, words }))),
    ({ id }) => id.split('.', 1)[0] ?? '',
  );
