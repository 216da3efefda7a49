import type { Graph } from '#flows/graph/graph.ts';
import { largeGraph } from './compile.bench.ts';

const columns = 24;
const [across, down] = [300, 240] as const;

/** A large flow as it is drawn: cards in rows, the secure zone below the public one. */
export const largeDrawing = (nodes: number): Graph => {
  const graph = largeGraph(nodes);
  const counts: Record<string, number> = {};
  for (const node of Object.values(graph.nodes)) {
    if (node.parent !== undefined) continue;
    const place = counts[node.zone] ?? 0;
    counts[node.zone] = place + 1;
    node.position = { x: 32 + (place % columns) * across, y: 64 + Math.floor(place / columns) * down };
  }
  let top = 0;
  for (const [id, zone] of Object.entries(graph.zones)) {
    zone.position = { x: 0, y: top };
    zone.size = { width: 64 + columns * across, height: 96 + Math.ceil((counts[id] ?? 0) / columns) * down };
    top += zone.size.height + 64;
  }
  return graph;
};
