import type { Point, Rect, Size } from '../edit/geometry.ts';
import { inputY, portY } from '../model/card-size.ts';
import type { Card, Model } from '../model/derive-model.ts';
import { rectOfCard } from '../model/rect-of-card.ts';

/** A card as the layout sees it: a box with ports at fixed heights. */
export type Box = Size & {
  id: string;
  /** Runs begin here: it stands leftmost. */
  entry: boolean;
  inputY: number;
  ports: readonly { outcome: string; y: number }[];
  /** Boxes of one group stay together. */
  group?: string;
};

/** The part of one zone that is laid out anew, and what it has to keep clear of. */
export type TidyJob = {
  zone: string;
  boxes: readonly Box[];
  wires: readonly { from: string; outcome: string; to: string }[];
  /** Where the first box goes, on the canvas. */
  origin: Point;
  /** What stays where it is, on the canvas. */
  obstacles: readonly Rect[];
};

/** Where the first card of a zone stands, from the zone's corner. */
export const firstPlace: Point = { x: 32, y: 64 };

const boxOf = (card: Card, group: string | undefined): Box => ({
  id: card.id,
  ...card.size,
  entry: !card.hasInput,
  inputY,
  ports: card.ports.map((port, index) => ({ outcome: port.id, y: portY(card.size.height, card.ports.length, index) })),
  ...(group === undefined ? {} : { group }),
});

/**
 * What is to be laid out, zone by zone: everything that is not pinned, or of `only` what is not. Containers are one box;
 * wires between zones do not count, because zones stay where their builder put them.
 */
export const tidyJobs = (model: Model, only?: ReadonlySet<string>): TidyJob[] => {
  const { graph, cards } = model;
  const wanted = (id: string): boolean => graph.nodes[id]?.pinned !== true && (only === undefined || only.has(id));
  return Object.keys(graph.zones).flatMap((zone): TidyJob[] => {
    const standing = [...cards.values()].filter((card) => card.zone === zone && card.container === undefined);
    const moving = standing.filter((card) => wanted(card.id));
    if (moving.length === 0) return [];
    const ids = new Set(moving.map((card) => card.id));
    const rects = moving.flatMap((card) => rectOfCard(model, card.id) ?? []);
    const corner = graph.zones[zone]?.position ?? { x: 0, y: 0 };
    return [
      {
        zone,
        boxes: moving.map((card) => boxOf(card, graph.nodes[card.id]?.group)),
        wires: Object.values(graph.edges).filter(({ from, to }) => ids.has(from) && ids.has(to) && from !== to),
        origin:
          only === undefined
            ? { x: corner.x + firstPlace.x, y: corner.y + firstPlace.y }
            : { x: Math.min(...rects.map(({ x }) => x)), y: Math.min(...rects.map(({ y }) => y)) },
        obstacles: standing.filter((card) => !ids.has(card.id)).flatMap((card) => rectOfCard(model, card.id) ?? []),
      },
    ];
  });
};
