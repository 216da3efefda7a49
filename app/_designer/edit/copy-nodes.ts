import type { Draft } from 'immer';
import { generateNKeysBetween } from 'fractional-indexing';
import type { Graph } from '#flows/graph/graph.ts';
import { lastOrder } from './add-node.ts';
import type { Clip } from './clip.ts';
import { type Point, snap, sum } from './geometry.ts';
import { membersOf } from './groups.ts';
import { newId, stemOf } from './new-id.ts';
import { remapConfig, remapWords } from './remap-config.ts';

const textNode = (text: string): string => text.slice(0, text.indexOf('.'));

/** Groups that come along: those all of whose steps do. */
const wholeGroups = (graph: Graph, chosen: ReadonlySet<string>): NonNullable<Graph['groups']> =>
  Object.fromEntries(
    Object.entries(graph.groups ?? {}).filter(([group]) => {
      const members = membersOf(graph.nodes, group);
      return members.length > 0 && members.every((id) => chosen.has(id));
    }),
  );

/**
 * Whole nodes with what is in them, the wires among them, their texts and groups, and notes, placed on the canvas. Undefined
 * when there are none.
 */
export const copyNodes = (graph: Graph, ids: Iterable<string>, noteIds: readonly string[] = []): Clip | undefined => {
  const chosen = new Set(ids);
  for (const [id, found] of Object.entries(graph.nodes)) if (found.parent !== undefined && chosen.has(found.parent)) chosen.add(id);
  const nodes = Object.entries(graph.nodes).filter(([id]) => chosen.has(id));
  const notes = Object.entries(graph.notes).filter(([id]) => noteIds.includes(id));
  if (nodes.length + notes.length === 0) return undefined;
  const groups = wholeGroups(graph, chosen);
  return {
    sallyport: 'steps',
    format: 1,
    nodes: Object.fromEntries(
      nodes.map(([id, found]) => {
        const { parent, group, ...rest } = found;
        const position = sum(graph.zones[found.zone]?.position ?? { x: 0, y: 0 }, found.position);
        return [
          id,
          {
            ...rest,
            position,
            ...(parent !== undefined && chosen.has(parent) && { parent }),
            ...(group !== undefined && groups[group] !== undefined && { group }),
          },
        ];
      }),
    ),
    edges: Object.values(graph.edges).filter((wire) => chosen.has(wire.from) && chosen.has(wire.to)),
    strings: Object.fromEntries(
      Object.entries(graph.strings).flatMap(([language, texts]) => {
        const own = Object.entries(texts).filter(([text]) => chosen.has(textNode(text)));
        return own.length === 0 ? [] : [[language, Object.fromEntries(own)]];
      }),
    ),
    ...(Object.keys(groups).length > 0 && { groups }),
    ...(notes.length > 0 && { notes: Object.fromEntries(notes) }),
  };
};

const freshIds = (graph: Draft<Graph>, content: Clip): ReadonlyMap<string, string> => {
  const taken: Record<string, true> = Object.fromEntries(Object.keys(graph.nodes).map((id) => [id, true]));
  return new Map(
    Object.entries(content.nodes).map(([id, { type }]) => {
      const copy = newId(stemOf(type), taken);
      taken[copy] = true;
      return [id, copy];
    }),
  );
};

const pasteGroups = (graph: Draft<Graph>, { groups = {} }: Clip): ReadonlyMap<string, string> => {
  const all = (graph.groups ??= {});
  return new Map(
    Object.entries(groups).map(([id, group]) => {
      const copy = newId('group', all);
      all[copy] = { ...group, order: lastOrder(all) };
      return [id, copy];
    }),
  );
};

/** Pastes the notes of a clip, moved by `by`. Returns the new ids. */
export const pasteNotes = (graph: Draft<Graph>, { notes = {} }: Clip, by: Point): string[] =>
  Object.values(notes).map((note) => {
    const id = newId('note', graph.notes);
    graph.notes[id] = { ...note, position: snap(sum(note.position, by)), order: lastOrder(graph.notes) };
    return id;
  });

/** Pastes the steps of a clip, moved by `by`, into the zones they come to lie in. Returns the new ids. `place` sets one down. */
export const pasteNodes = (graph: Draft<Graph>, content: Clip, by: Point, place: (id: string, at: Point) => void): string[] => {
  const groups = content.groups === undefined ? new Map<string, string>() : pasteGroups(graph, content);
  const ids = freshIds(graph, content);
  const [someZone = ''] = Object.keys(graph.zones);
  const orders = generateNKeysBetween(Object.keys(graph.nodes).length === 0 ? null : lastOrder(graph.nodes), null, ids.size);
  for (const [index, [id, found]] of Object.entries(content.nodes).entries()) {
    const { parent, group, ...rest } = found;
    const newGroup = groups.get(group ?? '');
    const newParent = parent === undefined ? undefined : ids.get(parent);
    graph.nodes[ids.get(id) ?? id] = {
      ...rest,
      ...(newGroup !== undefined && { group: newGroup }),
      ...(newParent === undefined ? { order: orders[index] ?? found.order } : { parent: newParent }),
      zone: someZone,
      config: remapConfig(found.config, ids),
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
      if (owner !== undefined) (graph.strings[language] ??= {})[owner + text.slice(text.indexOf('.'))] = remapWords(words, ids);
    }
  }
  return [...ids.values()];
};
