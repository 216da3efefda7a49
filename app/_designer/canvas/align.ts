import type { Rect } from '../edit/geometry.ts';

/** A line that shows what a dragged card is in line with, on the canvas. */
export type Guide = { axis: 'x' | 'y'; at: number; from: number; to: number };

export type Aligned = { dx: number; dy: number; guides: readonly Guide[] };

type Axis = Guide['axis'];

const startOf = (rect: Rect, axis: Axis): number => rect[axis];
const lengthOf = (rect: Rect, axis: Axis): number => (axis === 'x' ? rect.width : rect.height);
/** Beginning, middle and end of a card: only like aligns with like. */
const marksOf = (rect: Rect, axis: Axis): readonly number[] => [0, 0.5, 1].map((share) => startOf(rect, axis) + lengthOf(rect, axis) * share);

const nearest = (rect: Rect, others: readonly Rect[], axis: Axis, within: number): { by: number; at: number; other: Rect } | undefined => {
  const own = marksOf(rect, axis);
  let best: { by: number; at: number; other: Rect } | undefined;
  for (const other of others) {
    for (const [index, at] of marksOf(other, axis).entries()) {
      const by = at - (own[index] ?? at);
      if (Math.abs(by) <= within && (best === undefined || Math.abs(by) < Math.abs(best.by))) best = { by, at, other };
    }
  }
  return best;
};

const guideOf = (axis: Axis, at: number, a: Rect, b: Rect): Guide => {
  const across = axis === 'x' ? 'y' : 'x';
  const [starts, ends] = [[a, b].map((rect) => startOf(rect, across)), [a, b].map((rect) => startOf(rect, across) + lengthOf(rect, across))];
  return { axis, at, from: Math.min(...starts), to: Math.max(...ends) };
};

/** How far a dragged card is moved to stand in line with others that are at most `within` px away from it, and the lines that show it (EDITOR 19). */
export const align = (rect: Rect, others: readonly Rect[], within: number): Aligned => {
  const [x, y] = [nearest(rect, others, 'x', within), nearest(rect, others, 'y', within)];
  const placed = { ...rect, x: rect.x + (x?.by ?? 0), y: rect.y + (y?.by ?? 0) };
  return {
    dx: x?.by ?? 0,
    dy: y?.by ?? 0,
    guides: [...(x === undefined ? [] : [guideOf('x', x.at, placed, x.other)]), ...(y === undefined ? [] : [guideOf('y', y.at, placed, y.other)])],
  };
};
