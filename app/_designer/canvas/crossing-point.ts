import { contains, type Point, type Rect } from '../edit/geometry.ts';

/** Corners of an SVG path of straight lines with rounded corners; the control point of a curve stands for it. */
const cornersOf = (path: string): Point[] => {
  const numbers = [...path.matchAll(/-?\d+(?:\.\d+)?(?:e-?\d+)?/g)].map(([number]) => Number(number));
  return Array.from({ length: Math.floor(numbers.length / 2) }, (_, index) => ({ x: numbers[2 * index] ?? 0, y: numbers[2 * index + 1] ?? 0 }));
};

const boundaryBetween = (rect: Rect, outside: Point, inside: Point): Point => {
  const steps = [rect.x, rect.x + rect.width]
    .map((x) => (inside.x === outside.x ? 0 : (x - outside.x) / (inside.x - outside.x)))
    .concat([rect.y, rect.y + rect.height].map((y) => (inside.y === outside.y ? 0 : (y - outside.y) / (inside.y - outside.y))));
  const points = steps
    .filter((step) => step > 0 && step <= 1)
    .sort((a, b) => a - b)
    .map((step) => ({ x: outside.x + step * (inside.x - outside.x), y: outside.y + step * (inside.y - outside.y) }));
  const near = 0.01;
  return (
    points.find((point) => contains({ x: rect.x - near, y: rect.y - near, width: rect.width + 2 * near, height: rect.height + 2 * near }, point)) ??
    inside
  );
};

/** Where a wire comes through the boundary of a zone, and which way it runs there; undefined when it does not. */
export const crossingPoint = (path: string, zone: Rect): (Point & { upright: boolean }) | undefined => {
  const corners = cornersOf(path);
  for (let index = 1; index < corners.length; index += 1) {
    const [from, to] = [corners[index - 1], corners[index]];
    if (from === undefined || to === undefined || contains(zone, from) === contains(zone, to)) continue;
    const point = contains(zone, to) ? boundaryBetween(zone, from, to) : boundaryBetween(zone, to, from);
    return { ...point, upright: Math.abs(to.y - from.y) > Math.abs(to.x - from.x) };
  }
  return undefined;
};
