import type { GraphNode } from '../graph/graph.ts';
import type { Say } from '../languages/say.ts';
import type { Context, Registry } from './flow.ts';

/** What a builder calls a node: their own name for it, else the title of its type, else the type. */
export const titleOf = (node: Pick<GraphNode, 'name' | 'type'>, registry: Registry, say: Say): string => {
  const definition = Object.hasOwn(registry, node.type) ? registry[node.type] : undefined;
  return node.name ?? (definition === undefined ? node.type : say(definition.title));
};

export const nameOf = ({ graph, registry, say }: Pick<Context, 'graph' | 'registry' | 'say'>, id: string): string => {
  const node = Object.hasOwn(graph.nodes, id) ? graph.nodes[id] : undefined;
  return node === undefined ? id : titleOf(node, registry, say);
};

/** `a, b and c`. Languages differ in their commas, too. */
export const listed = (items: readonly string[], say: Say): string => {
  const last = items.at(-1) ?? '';
  if (items.length < 2) return last;
  return say('{items} and {last}', { items: items.slice(0, -1).reduce((before, item) => say('{before}, {item}', { before, item })), last });
};

/** The way to a place as a builder would tell it, the middle left out when it is long. */
export const told = (names: readonly string[], say: Say): string => {
  const quoted = names.map((name) => say('“{name}”', { name }));
  const shown = quoted.length > 5 ? [...quoted.slice(0, 2), '…', ...quoted.slice(-2)] : quoted;
  return shown.reduce((before, next) => say('{before} → {next}', { before, next }));
};
