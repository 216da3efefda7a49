import canonicalize from 'canonicalize';
import type { Graph } from './graph.ts';
import { textsByNode } from './texts-by-node.ts';

export type Change<What extends string> = { id: string; what: readonly What[] };
export type Difference<What extends string> = { added: readonly string[]; removed: readonly string[]; changed: readonly Change<What>[] };

/** What is not in a plan: where things are drawn. Reported as `layout`, so that a publish dialog can leave it aside. */
type NodeChange = 'type' | 'name' | 'zone' | 'container' | 'order' | 'settings' | 'texts' | 'layout';

export type GraphDiff = {
  nodes: Difference<NodeChange>;
  edges: Difference<'ends'>;
  zones: Difference<'key' | 'kind' | 'name' | 'relock' | 'layout'>;
  /** Groups and notes are for whoever reads the drawing: no plan knows them. */
  groups: Difference<'name' | 'layout'>;
  notes: Difference<'text' | 'layout'>;
  languages: { added: readonly string[]; removed: readonly string[] };
};

/** What lies between two drawings of a flow, thing by thing: for the publish dialog and for comparing versions. */
export const diffGraphs = (before: Graph, after: Graph): GraphDiff => {
  const [texts, newTexts] = [textsByNode(before), textsByNode(after)];
  return {
    nodes: compare(before.nodes, after.nodes, (old, now, id) => [
      ...differing(old, now, {
        type: ['type', 'version'],
        name: ['name'],
        zone: ['zone'],
        container: ['parent'],
        settings: ['config'],
        layout: ['position', 'group', 'pinned'],
      }),
      // Only among the children of a container does the order mean anything.
      ...(now.parent !== undefined && old.order !== now.order ? ['order' as const] : []),
      ...(same(texts.get(id) ?? [], newTexts.get(id) ?? []) ? [] : ['texts' as const]),
    ]),
    edges: compare(before.edges, after.edges, (old, now) => differing(old, now, { ends: ['from', 'outcome', 'to'] })),
    zones: compare(before.zones, after.zones, (old, now) =>
      differing(old, now, { key: ['key'], kind: ['kind'], name: ['name'], relock: ['relock'], layout: ['position', 'size', 'order'] }),
    ),
    groups: compare(before.groups ?? {}, after.groups ?? {}, (old, now) => differing(old, now, { name: ['name'], layout: ['colour', 'order'] })),
    notes: compare(before.notes, after.notes, (old, now) => differing(old, now, { text: ['text'], layout: ['colour', 'position', 'size', 'order'] })),
    languages: {
      added: after.languages.filter((language) => !before.languages.includes(language)),
      removed: before.languages.filter((language) => !after.languages.includes(language)),
    },
  };
};

const compare = <Item, What extends string>(
  before: Readonly<Record<string, Item>>,
  after: Readonly<Record<string, Item>>,
  differ: (old: Item, now: Item, id: string) => readonly What[],
): Difference<What> => {
  const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  const changed = [...now].flatMap(([id, item]) => {
    const earlier = old.get(id);
    const what = earlier === undefined ? [] : differ(earlier, item, id);
    return what.length === 0 ? [] : [{ id, what }];
  });
  return { added: [...now.keys()].filter((id) => !old.has(id)), removed: [...old.keys()].filter((id) => !now.has(id)), changed };
};

const differing = <Item extends object, What extends string>(
  old: Item,
  now: Item,
  fields: Readonly<Record<What, readonly (keyof Item)[]>>,
): What[] => {
  const found: What[] = [];
  for (const what in fields) {
    if (fields[what].some((field) => !same(old[field], now[field]))) found.push(what);
  }
  return found;
};

const same = (a: unknown, b: unknown): boolean => a === b || canonicalize(a) === canonicalize(b);
