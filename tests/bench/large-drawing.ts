import { createModel } from '#app/_designer/model/derive-model.ts';
import { createNodeFacts } from '#app/_designer/model/node-facts.ts';
import type { Graph } from '#flows/graph/graph.ts';
import { inEnglish } from '#flows/languages/say.ts';
import { registry } from '#flows/nodes/registry.ts';
import { largeGraph } from './compile.bench.ts';

const across = 320;
const gap = 40;
/** How tall a zone's columns become, px: the whole is about as wide as it is high. */
const down = { public: 4_400, secure: 1_200 } as const;

/** A large flow as it is drawn: cards in columns with room between them, the secure zone below the public one. */
export const largeDrawing = (nodes: number): Graph => {
  const graph = largeGraph(nodes);
  const { cards } = createModel(createNodeFacts(registry, inEnglish), inEnglish)(graph);
  const places: Record<string, { x: number; y: number; bottom: number }> = {};
  for (const [id, node] of Object.entries(graph.nodes)) {
    if (node.parent !== undefined) continue;
    const height = (cards.get(id)?.size.height ?? 0) + gap;
    const last = places[node.zone] ?? { x: 32, y: 64, bottom: 0 };
    const place = last.y + height > down[graph.zones[node.zone]?.kind ?? 'public'] ? { x: last.x + across, y: 64 } : last;
    node.position = { x: place.x, y: place.y };
    places[node.zone] = { x: place.x, y: place.y + height, bottom: Math.max(last.bottom, place.y + height) };
  }
  let top = 0;
  for (const [id, zone] of Object.entries(graph.zones)) {
    const last = places[id] ?? { x: 32, y: 64, bottom: 64 };
    zone.position = { x: 0, y: top };
    zone.size = { width: last.x + across, height: last.bottom + 32 };
    top += zone.size.height + 64;
  }
  return graph;
};
