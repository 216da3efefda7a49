import type { Draft } from 'immer';
import type { Graph } from '#flows/graph/graph.ts';
import { intersects, type Rect } from './geometry.ts';
import { growZone } from './place-node.ts';

/** Kept free between cards that give way. */
const gap = 56;

/** With the room it wants on its right. */
const grown = (rect: Rect): Rect => ({ ...rect, width: rect.width + gap - 1 });

/**
 * Makes room for `rect` (on the canvas) in a zone: cards it would lie over give way to the right, and cards they would then
 * lie over in turn; everything else stays (EDITOR 19). `staying` is where the wire comes from. `rects` are the cards'.
 */
export const makeRoom = (graph: Draft<Graph>, zone: string, rect: Rect, staying: string, rects: ReadonlyMap<string, Rect>): void => {
  const places = new Map([...rects].filter(([id]) => id !== staying && graph.nodes[id]?.zone === zone && graph.nodes[id]?.parent === undefined));
  const moved = new Set<string>();
  const waiting: { pusher?: string; taken: Rect }[] = [{ taken: rect }];
  // Each push goes to the right of what pushed, so that nothing is ever pushed back: it ends.
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { pusher, taken } = next;
    // It was pushed on meanwhile: what it would have pushed from there stays.
    if (pusher !== undefined && places.get(pusher) !== taken) continue;
    for (const [id, place] of places) {
      if (id === pusher || !intersects(grown(taken), place)) continue;
      const aside = { ...place, x: taken.x + taken.width + gap };
      places.set(id, aside);
      moved.add(id);
      waiting.push({ pusher: id, taken: aside });
    }
  }
  for (const id of moved) {
    const [node, from, to] = [graph.nodes[id], rects.get(id), places.get(id)];
    if (node === undefined || from === undefined || to === undefined) continue;
    node.position = { x: node.position.x + to.x - from.x, y: node.position.y };
    growZone(graph, zone, to);
  }
};
