import canonicalize from 'canonicalize';
import type { Graph, Zone } from '../graph/graph.ts';
import type { GraphPatch } from '../graph/patch.ts';
import type { Drawing } from './sketch.ts';

/** Canvas units between two zones. */
const gap = 56;

/**
 * A drawing names its zones by their kind: they are the graph's zones of that kind, or new ones. On a fresh canvas they take the
 * drawing's place and size; beside steps of the builder's own they only grow, and the secure zone makes way where they would meet.
 * Answers the patches for the zones, and the drawing's steps standing in them; cards that stay keep their place and group.
 */
export const intoZones = (graph: Graph, next: Drawing, { fresh }: { fresh: boolean }): { zones: GraphPatch[]; moved: Drawing['nodes'] } => {
  const zones: GraphPatch[] = [];
  const ids = new Map<string, string>();
  const placed: Zone[] = [];
  for (const [kind, drawn] of Object.entries(next.zones)) {
    const found = Object.entries(graph.zones).find(([, own]) => own.kind === drawn.kind);
    const [id, own] = found ?? [kind, undefined];
    ids.set(kind, id);
    const zone = clearOf(placed, own === undefined || fresh ? { ...drawn, ...nameOf(own) } : grown(own, drawn));
    placed.push(zone);
    if (canonicalize(own) !== canonicalize(zone)) zones.push({ op: own === undefined ? 'add' : 'replace', path: ['zones', id], value: zone });
  }
  const moved = Object.entries(next.nodes).map(([id, node]) => {
    const old = graph.nodes[id];
    const known = old !== undefined && old.parent === node.parent;
    const zone = ids.get(node.zone) ?? node.zone;
    const group = known && old.zone === zone ? old.group : undefined;
    return [id, { ...node, zone, ...(known && !fresh && { position: old.position }), ...(group !== undefined && { group }) }] as const;
  });
  return { zones, moved: Object.fromEntries(moved) };
};

/** What sessions and other flows know a zone by stays. */
const nameOf = (own: Zone | undefined): Partial<Zone> => (own === undefined ? {} : { key: own.key, name: own.name, order: own.order });

const grown = ({ relock: _, ...own }: Zone, { size, relock }: Zone): Zone => ({
  ...own,
  size: { width: Math.max(own.size.width, size.width), height: Math.max(own.size.height, size.height) },
  ...(relock !== undefined && { relock }),
});

const clearOf = (others: readonly Zone[], zone: Zone): Zone => {
  const meets = others.some(({ position, size }) => {
    const beside = position.x + size.width <= zone.position.x || zone.position.x + zone.size.width <= position.x;
    const apart = position.y + size.height <= zone.position.y || zone.position.y + zone.size.height <= position.y;
    return !beside && !apart;
  });
  const below = Math.max(...others.map(({ position, size }) => position.y + size.height)) + gap;
  return meets ? { ...zone, position: { x: zone.position.x, y: below } } : zone;
};
