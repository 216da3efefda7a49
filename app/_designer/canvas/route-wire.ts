import type { Point, Rect } from '../edit/geometry.ts';

/** Where a wire leaves a card to the right and comes into one from the left; `away`: how far from the first one it turns; `level`: the height at which it goes back, if it has to. */
export type WireEnds = { from: Point; to: Point; away: number; level?: number };

/** How far from a card a wire turns into its port, or goes along it. */
const near = 16;
/** A corner is worth this many px of wire. Going under a card is worse than any way around it. */
const corner = 24;
/** How far beyond its ends a wire looks for a way. */
const reach = 600;

const passes = (a: Point, b: Point, { x, y, width, height }: Rect): boolean =>
  Math.max(a.x, b.x) > x && Math.min(a.x, b.x) < x + width && Math.max(a.y, b.y) > y && Math.min(a.y, b.y) < y + height;

/** How many cards a way leads through; `enough` and more are not told apart. */
export const cardsUnder = (way: readonly Point[], cards: readonly Rect[], enough = Number.POSITIVE_INFINITY): number => {
  let count = 0;
  let before: Point | undefined;
  for (const point of way) {
    if (before !== undefined) {
      for (const card of cards) if (passes(before, point, card)) count += 1;
      if (count >= enough) return count;
    }
    before = point;
  }
  return count;
};

const lengthOf = (way: readonly Point[]): number =>
  way.slice(1).reduce((sum, { x, y }, index) => sum + Math.abs(x - (way[index]?.x ?? x)) + Math.abs(y - (way[index]?.y ?? y)), 0);

/**
 * The way under the fewest cards; of those the shortest, of equals the first. Looked at from the shortest on, so that the
 * first free one ends the search: a long wire has hundreds of ways to choose from, sixty times a second while it is dragged.
 */
const cheapest = (ways: readonly (readonly Point[])[], cards: readonly Rect[], otherwise: readonly Point[]): readonly Point[] => {
  const ranked = ways.map((way) => ({ way, length: lengthOf(way) + way.length * corner })).sort((a, b) => a.length - b.length);
  let best = { way: otherwise, under: Number.POSITIVE_INFINITY };
  for (const { way } of ranked) {
    const under = cardsUnder(way, cards, best.under);
    if (under < best.under) best = { way, under };
    if (best.under === 0) break;
  }
  return best.way;
};

/** Out, along one upright, in. */
const withUpright = ({ from, to }: WireEnds, x: number): Point[] =>
  Math.abs(from.y - to.y) < 1 ? [from, to] : [from, { x, y: from.y }, { x, y: to.y }, to];

/** Out, up or down, along one level, up or down, in. */
const withLevel = ({ from, to, away }: WireEnds, y: number): Point[] => {
  const [out, back] = [from.x + away, to.x - near];
  return [from, { x: out, y: from.y }, { x: out, y }, { x: back, y }, { x: back, y: to.y }, to];
};

/**
 * The corners of a wire, both ends included. It takes the straight way, and one around the cards when that would lead
 * under one; wires of one card keep apart by their `away`.
 */
export const routeWire = (ends: WireEnds, cards: readonly Rect[]): readonly Point[] => {
  const { from, to, away } = ends;
  const onward = to.x - from.x > 2 * near;
  const plain = onward ? withUpright(ends, Math.min(from.x + away, to.x - near / 2)) : withLevel(ends, ends.level ?? (from.y + to.y) / 2);
  if (cardsUnder(plain, cards, 1) === 0) return plain;
  const [left, right] = [Math.min(from.x, to.x) - reach, Math.max(from.x, to.x) + reach];
  const [top, bottom] = [Math.min(from.y, to.y) - reach, Math.max(from.y, to.y) + reach];
  const close = cards.filter((card) => card.x < right && card.x + card.width > left && card.y < bottom && card.y + card.height > top);
  const apart = near + (away - near) / 2;
  const ways = [
    plain,
    ...(onward ? [withUpright(ends, to.x - near), ...close.map((card) => withUpright(ends, card.x + card.width + apart))] : []),
    ...close.flatMap((card) => [withLevel(ends, card.y - apart), withLevel(ends, card.y + card.height + apart)]),
  ].filter((way) => !onward || way.every(({ x }) => x >= from.x && x <= to.x) || way.length > 4);
  return cheapest(ways, close, plain);
};

const rounding = 10;

/** The corners as an SVG path with rounded corners. */
export const pathOf = (way: readonly Point[]): string => {
  const [start] = way;
  if (start === undefined) return '';
  const bends = way.slice(1, -1).map((corner, index) => {
    const [before, after] = [way[index] ?? corner, way[index + 2] ?? corner];
    const toward = (point: Point): Point => {
      const length = Math.hypot(point.x - corner.x, point.y - corner.y);
      const share = length === 0 ? 0 : Math.min(rounding, length / 2) / length;
      return { x: corner.x + (point.x - corner.x) * share, y: corner.y + (point.y - corner.y) * share };
    };
    const [into, out] = [toward(before), toward(after)];
    return `L ${into.x},${into.y} Q ${corner.x},${corner.y} ${out.x},${out.y}`;
  });
  const end = way.at(-1) ?? start;
  return [`M ${start.x},${start.y}`, ...bends, `L ${end.x},${end.y}`].join(' ');
};

/** The point half way along. */
export const middleOf = (way: readonly Point[]): Point => {
  let left = lengthOf(way) / 2;
  for (const [index, point] of way.slice(1).entries()) {
    const before = way[index] ?? point;
    const length = Math.abs(point.x - before.x) + Math.abs(point.y - before.y);
    if (length >= left && length > 0)
      return { x: before.x + ((point.x - before.x) * left) / length, y: before.y + ((point.y - before.y) * left) / length };
    left -= length;
  }
  return way[0] ?? { x: 0, y: 0 };
};
