import type { Rect } from '../edit/geometry.ts';
import { inputY, portY } from './card-size.ts';
import type { Model } from './derive-model.ts';
import { rectOfCard } from './rect-of-card.ts';

/** How far from the card the first wire turns, and each next one, so that those of one card do not cross on their way. */
const turn = { first: 16, next: 8 } as const;

/** How far from its card a wire turns. */
const turnOf = (model: Model, edge: string, goesUp: boolean): number => {
  const ports = (model.cards.get(model.graph.edges[edge]?.from ?? '')?.ports ?? []).filter((port) => port.edge !== undefined);
  const index = ports.findIndex((port) => port.edge === edge);
  return turn.first + turn.next * Math.max(0, goesUp ? index : ports.length - 1 - index);
};

/** Between two zones that lie over each other, a wire that has to go back does so in the open space between them. */
const levelOf = (model: Model, edge: string, away: number): { level?: number } => {
  const { zones, edges } = model.graph;
  const [from, to] = [model.cards.get(edges[edge]?.from ?? ''), model.cards.get(edges[edge]?.to ?? '')];
  const [source, target] = [zones[from?.zone ?? ''], zones[to?.zone ?? '']];
  if (source === undefined || target === undefined || source === target) return {};
  const [upper, lower] = source.position.y < target.position.y ? [source, target] : [target, source];
  const [begin, end] = [upper.position.y + upper.size.height, lower.position.y];
  return begin < end ? { level: (begin + end) / 2 + turn.first - away } : {};
};

/** How a wire gets around: where it turns, and at which height it would go back. */
export const bendsOf = (model: Model, edge: string, goesUp: boolean) => {
  const away = turnOf(model, edge, goesUp);
  return { away, ...levelOf(model, edge, away) };
};

/** Where a wire begins and ends on the canvas; undefined when it is not drawn. */
export const wireEnds = (model: Model, edge: string) => {
  const found = model.graph.edges[edge];
  const [card, source, target] = [model.cards.get(found?.from ?? ''), rectOfCard(model, found?.from ?? ''), rectOfCard(model, found?.to ?? '')];
  const index = card?.ports.findIndex((port) => port.edge === edge) ?? -1;
  if (card === undefined || source === undefined || target === undefined || index === -1) return undefined;
  const from = { x: source.x + source.width, y: source.y + portY(source.height, card.ports.length, index) };
  const to = { x: target.x, y: target.y + inputY };
  return { from, to, ...bendsOf(model, edge, to.y < from.y) };
};

const known = new WeakMap<Model['cards'], ReadonlyMap<string, Rect>>();
let last: ReadonlyMap<string, Rect> = new Map();

const sameRect = (a: Rect | undefined, b: Rect): boolean =>
  a !== undefined && a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

/** What stands in a wire's way: every card that is not in a container. The same object as long as nothing moved. */
export const standing = (model: Model): ReadonlyMap<string, Rect> => {
  const found = known.get(model.cards);
  if (found !== undefined) return found;
  const rects = new Map(
    [...model.cards.values()].flatMap(({ id, container }) => {
      const rect = container === undefined ? rectOfCard(model, id) : undefined;
      return rect === undefined ? [] : [[id, rect] as const];
    }),
  );
  if (rects.size !== last.size || [...rects].some(([id, rect]) => !sameRect(last.get(id), rect))) last = rects;
  known.set(model.cards, last);
  return last;
};

const lists = new WeakMap<ReadonlyMap<string, Rect>, readonly Rect[]>();

/** The rectangles alone, one list for everybody who asks. */
export const rectsIn = (around: ReadonlyMap<string, Rect>): readonly Rect[] => {
  const found = lists.get(around) ?? [...around.values()];
  lists.set(around, found);
  return found;
};
