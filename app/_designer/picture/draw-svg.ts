import { around, type Rect, rectOf } from '../edit/geometry.ts';
import type { Zone } from '#flows/graph/graph.ts';
import { compareOrder } from '../model/children-of.ts';
import { crossedZone } from '../model/crossed-zone.ts';
import type { Model } from '../model/derive-model.ts';
import { drawnRects } from '../model/drawn-rects.ts';
import { rectOfCard } from '../model/rect-of-card.ts';
import { standing, wireEnds } from '../model/wire-ends.ts';
import { crossingPoint } from '../canvas/crossing-point.ts';
import { pathOf, routeWire } from '../canvas/route-wire.ts';
import { groupKey } from '../view/create-view.ts';
import { rectOfNote } from '../edit/notes-in.ts';
import { noteColour } from '../edit/notes.ts';
import { drawCard } from './draw-card.ts';
import { box, element, escaped, icon, line, type Pen, wrapped } from './pen.ts';

/** Kept free around the flow, px. */
const margin = 32;

const inset = ({ x, y, width, height }: Rect, by: number): Rect => ({ x: x + by, y: y + by, width: width - 2 * by, height: height - 2 * by });

const drawZone = (pen: Pen, id: string, zone: Zone): string => {
  const rect = rectOf(zone);
  const secure = zone.kind === 'secure';
  const stroke = { stroke: pen.colour(`zone-${zone.kind}-line`), 'stroke-width': 1.5 };
  const tint = secure ? stroke.stroke : pen.colour('muted');
  return element(
    'g',
    { 'data-zone': id },
    (secure
      ? box(rect, 12, { ...stroke, fill: pen.colour('zone-secure') }) + box(inset(rect, 5.5), 7, stroke)
      : box(rect, 12, { ...stroke, 'stroke-dasharray': '5 4' })) +
      icon(pen, secure ? 'shield-check' : 'globe', { x: rect.x + 22, y: rect.y + 18 }, 15, tint) +
      line(pen, zone.name, { x: rect.x + 44, y: rect.y + 30 }, rect.width - 56, { size: 13, weight: 600, fill: tint }),
  );
};

const drawGroups = (pen: Pen, model: Model): string =>
  [...model.groups.values()]
    .map(({ id, name, colour }) => {
      const [rect] = drawnRects(model, groupKey(id));
      if (rect === undefined) return '';
      const mark = pen.mark(colour);
      return element(
        'g',
        { 'data-group': id },
        box(rect, 10, { fill: mark, 'fill-opacity': 0.09, stroke: mark, 'stroke-opacity': 0.45 }) +
          line(pen, name, { x: rect.x + 16, y: rect.y + 24 }, rect.width - 32, { size: 13, weight: 600, fill: mark }),
      );
    })
    .join('');

const drawNotes = (pen: Pen, { graph }: Model): string =>
  Object.entries(graph.notes)
    .sort(([, a], [, b]) => compareOrder(a, b))
    .map(([id, note]) => {
      const rect = rectOfNote(note);
      const mark = pen.mark(note.colour ?? noteColour);
      const lines = wrapped(pen, note.text, rect.width - 20, 13).slice(0, Math.max(1, Math.floor((rect.height - 16) / 19)));
      const words = lines.map((each, index) =>
        line(pen, each, { x: rect.x + 10, y: rect.y + 22 + index * 19 }, rect.width - 20, { size: 13, fill: pen.colour('ink') }),
      );
      return element(
        'g',
        { 'data-note': id },
        box(rect, 4, { fill: pen.colour('surface') }) +
          box(rect, 4, { fill: mark, 'fill-opacity': 0.14, stroke: mark, 'stroke-opacity': 0.4 }) +
          words.join(''),
      );
    })
    .join('');

/** Two short strokes across the wire, like a gate that stands open. */
const drawGate = (pen: Pen, { x, y, upright }: { x: number; y: number; upright: boolean }): string => {
  const stroke = { stroke: pen.colour('zone-secure-line'), 'stroke-width': 1.5 };
  return element(
    'g',
    { transform: `translate(${x} ${y}) rotate(${upright ? 90 : 0})` },
    box({ x: -7, y: -9, width: 14, height: 18 }, 3, { ...stroke, fill: pen.colour('canvas') }) + element('path', { ...stroke, d: 'M-3 -6V6M3 -6V6' }),
  );
};

const drawWires = (pen: Pen, model: Model): string => {
  const cards = [...standing(model).values()];
  return Object.keys(model.graph.edges)
    .map((id) => {
      const ends = wireEnds(model, id);
      if (ends === undefined) return '';
      const path = pathOf(routeWire(ends, cards));
      const zone = model.graph.zones[crossedZone(model, id) ?? ''];
      const gate = zone === undefined ? undefined : crossingPoint(path, rectOf(zone));
      return (
        element('path', { 'data-wire': id, d: path, fill: 'none', stroke: pen.colour('control'), 'stroke-width': 1.5 }) +
        (gate === undefined ? '' : drawGate(pen, gate))
      );
    })
    .join('');
};

const drawCards = (pen: Pen, model: Model): string =>
  [...model.cards.values()]
    // A container before what stands in it.
    .sort((a, b) => Number(a.container !== undefined) - Number(b.container !== undefined))
    .map((card) => {
      const rect = rectOfCard(model, card.id);
      return rect === undefined ? '' : drawCard(pen, card, rect, model.say);
    })
    .join('');

/**
 * The whole flow as a picture that stands by itself: zones, groups, notes, every wire with its gates, and every step, as on the
 * canvas at 100 %. A pure function of the drawing and the pen.
 */
export const drawSvg = (model: Model, pen: Pen, title: string): { svg: string; width: number; height: number } => {
  const { graph } = model;
  const rects = [
    ...Object.values(graph.zones).map(rectOf),
    ...Object.values(graph.notes).map(rectOfNote),
    // A dashed end stands a little outside of its card.
    ...[...standing(model).values()].map((rect) => ({ ...rect, width: rect.width + 20 })),
  ];
  const whole = inset(around(rects) ?? { x: 0, y: 0, width: 1, height: 1 }, -margin);
  const zones = Object.entries(graph.zones)
    .sort(([, a], [, b]) => compareOrder(a, b))
    .map(([id, zone]) => drawZone(pen, id, zone));
  const inside = [
    element('title', {}, escaped(title) || ' '),
    element('style', {}, `${pen.font}text{font-family:Geist,ui-sans-serif,system-ui,sans-serif}`),
    box(whole, 0, { fill: pen.colour('canvas') }),
    ...zones,
    drawGroups(pen, model),
    drawNotes(pen, model),
    drawWires(pen, model),
    drawCards(pen, model),
  ].join('');
  const { x, y, width, height } = whole;
  const svg = element('svg', { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `${x} ${y} ${width} ${height}` }, inside);
  return { svg, width, height };
};
