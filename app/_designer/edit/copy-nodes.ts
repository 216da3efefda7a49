import type { Draft } from 'immer';
import * as z from 'zod';
import { edge, type Graph, type GraphNode, node, strings } from '#flows/graph/graph.ts';
import { type Point, sum } from './geometry.ts';
import { newId, stemOf } from './new-id.ts';
import { lastOrder } from './add-node.ts';

/** What travels through the clipboard: whole nodes, the wires among them, their texts. Positions are on the canvas. */
export const clip = z.strictObject({
  format: z.literal('sallyport-nodes/1'),
  nodes: z.record(z.string(), node),
  edges: z.array(edge),
  strings,
});
export type Clip = z.infer<typeof clip>;

const textNode = (text: string): string => text.slice(0, text.indexOf('.'));

export const copyNodes = (graph: Graph, ids: Iterable<string>): Clip | undefined => {
  const chosen = new Set(ids);
  for (const [id, found] of Object.entries(graph.nodes)) if (found.parent !== undefined && chosen.has(found.parent)) chosen.add(id);
  const nodes = Object.entries(graph.nodes).filter(([id]) => chosen.has(id));
  if (nodes.length === 0) return undefined;
  return {
    format: 'sallyport-nodes/1',
    nodes: Object.fromEntries(
      nodes.map(([id, found]) => {
        const { parent, ...rest } = found;
        const position = sum(graph.zones[found.zone]?.position ?? { x: 0, y: 0 }, found.position);
        return [id, { ...rest, position, ...(parent !== undefined && chosen.has(parent) ? { parent } : {}) }];
      }),
    ),
    edges: Object.values(graph.edges).filter((wire) => chosen.has(wire.from) && chosen.has(wire.to)),
    strings: Object.fromEntries(
      Object.entries(graph.strings).map(([language, texts]) => [
        language,
        Object.fromEntries(Object.entries(texts).filter(([text]) => chosen.has(textNode(text)))),
      ]),
    ),
  };
};

/** Text references of a config point at the copy's own texts. */
const remapped = (value: unknown, ids: ReadonlyMap<string, string>): unknown => {
  if (Array.isArray(value)) return value.map((item) => remapped(item, ids));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const owner = key === 'text' && typeof inner === 'string' ? ids.get(textNode(inner)) : undefined;
      return [key, owner === undefined || typeof inner !== 'string' ? remapped(inner, ids) : owner + inner.slice(inner.indexOf('.'))];
    }),
  );
};

const remappedConfig = (config: GraphNode['config'], ids: ReadonlyMap<string, string>): GraphNode['config'] =>
  Object.fromEntries(Object.entries(config).map(([field, value]) => [field, remapped(value, ids)]));

/** Pastes a clip, moved by `by`, into the zones its nodes come to lie in. Returns the new ids. `place` sets one down. */
export const pasteNodes = (graph: Draft<Graph>, content: Clip, by: Point, place: (id: string, at: Point) => void): string[] => {
  const ids = new Map<string, string>();
  for (const [id, found] of Object.entries(content.nodes))
    ids.set(id, newId(stemOf(found.type), { ...graph.nodes, ...Object.fromEntries([...ids.values()].map((taken) => [taken, true])) }));
  const [someZone = ''] = Object.keys(graph.zones);
  for (const [id, found] of Object.entries(content.nodes)) {
    const copy = ids.get(id) ?? id;
    const { parent, name, ...rest } = found;
    const newParent = parent === undefined ? undefined : ids.get(parent);
    graph.nodes[copy] = {
      ...rest,
      ...(name === undefined ? {} : { name }),
      ...(newParent === undefined ? { order: lastOrder(graph.nodes) } : { parent: newParent }),
      zone: graph.zones[found.zone] === undefined ? someZone : found.zone,
      config: remappedConfig(found.config, ids),
    };
  }
  for (const [id, copy] of ids) {
    const found = content.nodes[id];
    if (found !== undefined && graph.nodes[copy]?.parent === undefined) place(copy, sum(found.position, by));
  }
  for (const wire of content.edges) {
    const [from, to] = [ids.get(wire.from), ids.get(wire.to)];
    if (from !== undefined && to !== undefined) graph.edges[newId('edge', graph.edges)] = { from, outcome: wire.outcome, to };
  }
  for (const [language, texts] of Object.entries(content.strings)) {
    for (const [text, words] of Object.entries(texts)) {
      const owner = ids.get(textNode(text));
      if (owner !== undefined) (graph.strings[language] ??= {})[owner + text.slice(text.indexOf('.'))] = words;
    }
  }
  return [...ids.values()];
};
