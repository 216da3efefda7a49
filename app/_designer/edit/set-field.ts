import type { Draft } from 'immer';
import type { Graph } from '#flows/graph/graph.ts';

/** Replaces one config field as a whole, so that edits of different fields merge. Undefined goes back to the default. */
export const setField = (graph: Draft<Graph>, node: string, field: string, value: unknown): void => {
  const found = graph.nodes[node];
  if (found === undefined) return;
  if (value === undefined) delete found.config[field];
  else found.config[field] = value;
};

/** The builder's words for a field, in one language. Empty words go back to the node type's own. */
export const setText = (graph: Draft<Graph>, language: string, text: string, words: string): void => {
  const texts = (graph.strings[language] ??= {});
  if (words === '') delete texts[text];
  else texts[text] = words;
};

export const renameNode = (graph: Draft<Graph>, node: string, name: string): void => {
  const found = graph.nodes[node];
  if (found === undefined) return;
  const words = name.trim();
  if (words === '') delete found.name;
  else found.name = name.slice(0, 80);
};
