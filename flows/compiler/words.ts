import type { GraphNode } from '../graph/graph.ts';
import type { Context, Registry } from './flow.ts';

/** A name as it stands in a sentence. */
export const quote = (name: string): string => `“${name}”`;

/** What a builder calls a node: their own name for it, else the title of its type, else the type. */
export const titleOf = (node: Pick<GraphNode, 'name' | 'type'>, registry: Registry): string => {
  const definition = Object.hasOwn(registry, node.type) ? registry[node.type] : undefined;
  return node.name ?? definition?.title ?? node.type;
};

export const nameOf = ({ graph, registry }: Pick<Context, 'graph' | 'registry'>, id: string): string => {
  const node = Object.hasOwn(graph.nodes, id) ? graph.nodes[id] : undefined;
  return quote(node === undefined ? id : titleOf(node, registry));
};

/** `a, b and c`. */
export const listed = (items: readonly string[]): string => {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
};

/** The way to a place as a builder would tell it, the middle left out when it is long. */
export const told = (names: readonly string[]): string => {
  const shown = names.length > 5 ? [...names.slice(0, 2), '…', ...names.slice(-2)] : names;
  return shown.map((name) => (name === '…' ? name : quote(name))).join(' → ');
};
