import type { Say } from '#flows/languages/say.ts';
import type { Rect } from '../edit/geometry.ts';
import { assuranceWords, costWords } from '../model/badge-words.ts';
import { cardMetrics as m, inputY, portY } from '../model/card-size.ts';
import type { Card } from '../model/derive-model.ts';
import type { Port } from '../model/ports-of.ts';
import { box, element, icon, line, type Pen } from './pen.ts';

/** From a card's left edge to its words, past the edge in its kind's colour and the icon. */
const wordsAt = 38;
const margin = 12;

const assuranceIcons = { identifier: 'user-round-check', possession: 'smartphone', knowledge: 'key-round', inherence: 'fingerprint' } as const;
const costIcons = { email: 'mail', sms: 'message-square', push: 'smartphone' } as const;

/** The 3 px edge in the kind's colour, with the card's corners. */
const edge = ({ x, y, height }: Rect, fill: string): string => {
  const [r, bottom] = [8, y + height];
  const d = `M${x + r} ${y}A${r} ${r} 0 0 0 ${x} ${y + r}V${bottom - r}A${r} ${r} 0 0 0 ${x + r} ${bottom}A${r - 3} ${r} 0 0 1 ${x + 3} ${bottom - r}V${y + r}A${r - 3} ${r} 0 0 1 ${x + r} ${y}Z`;
  return element('path', { d, fill });
};

const badges = (pen: Pen, { facts }: Card, { x, y, width }: Rect, say: Say): string => {
  const all = [
    ...facts.assurances.map((assurance) => ({ name: assuranceIcons[assurance], words: say(assuranceWords[assurance].word) })),
    ...facts.costs.map((cost) => ({ name: costIcons[cost.kind], words: costWords(cost, say) })),
  ];
  let at = x + wordsAt;
  return all
    .map(({ name, words }) => {
      const room = x + width - margin - at - 16;
      const drawn =
        room <= 0
          ? ''
          : icon(pen, name, { x: at, y: y + 5 }, 12, pen.colour('muted')) +
            line(pen, words, { x: at + 16, y: y + 15 }, room, { fill: pen.colour('muted') });
      at += 26 + pen.width(words, 12, 400);
      return drawn;
    })
    .join('');
};

const portRow = (pen: Pen, port: Port, { x, width }: Rect, y: number, say: Say): string => {
  const label = port.stale === true ? say('{outcome} (no longer there)', { outcome: port.label }) : port.label;
  const fill = pen.colour(port.stale === true ? 'caution' : port.kind === 'pass' ? 'ink' : 'muted');
  const right = x + width;
  const used = Math.min(pen.width(label, 12, 400), width - 2 * margin);
  const words = line(pen, label, { x: right - 14, y: y + 4 }, width - 2 * margin, { fill, align: 'end' });
  const open = port.edge === undefined;
  const dot = element('circle', {
    cx: right,
    cy: y,
    r: 4.5,
    fill: pen.colour(open ? 'raised' : 'muted'),
    stroke: pen.colour(open ? 'muted' : 'raised'),
    'stroke-width': 1.5,
  });
  if (!open) return words + dot;
  const grave = port.kind === 'pass';
  const tint = pen.colour(grave ? 'caution' : 'muted');
  const dash = element('path', {
    d: `M${right + 6} ${y}h14`,
    stroke: pen.colour(grave ? 'caution' : 'control'),
    'stroke-width': 1.5,
    'stroke-dasharray': '4 3',
  });
  const room = width - used - 14 - 8 - margin - 17;
  // As much of it as there is room for; the sign says the rest.
  const whole = say(grave ? 'Not handled: needs a next step' : 'Not handled: goes back to the screen');
  const way = [whole, say('Not handled')].find((each) => pen.width(each, 11, 400) <= room);
  return (
    words +
    dot +
    dash +
    icon(pen, grave ? 'circle-dashed' : 'undo-2', { x: x + margin, y: y - 6.5 }, 13, tint) +
    (way === undefined ? '' : line(pen, way, { x: x + margin + 17, y: y + 4 }, room, { size: 11, fill: tint }))
  );
};

/** One card as it stands on the canvas at 100 %, at its place. */
export const drawCard = (pen: Pen, card: Card, rect: Rect, say: Say): string => {
  const { facts, ports } = card;
  const { x, y, width, height } = rect;
  const child = card.container !== undefined;
  const tint = facts.definition === undefined ? pen.colour('caution') : pen.colour(`category-${facts.definition.category}`);
  const fill = pen.colour(child ? 'surface' : card.children !== undefined ? 'sunken' : 'raised');
  const hasBadges = facts.assurances.length + facts.costs.length > 0 && card.children === undefined;
  const badgesAt = y + m.head + (facts.line === '' ? 0 : m.line);
  const portsTop = y + height - ports.length * m.port - 2 * m.portsPadding;
  const centre = { x: x + 22, y: y + m.head / 2 };
  const parts = [
    box(rect, 8, { fill, stroke: pen.colour(child ? 'line' : 'line-strong') }),
    edge(rect, tint),
    card.rank === undefined
      ? icon(pen, facts.definition?.icon ?? 'circle-help', { x: x + 14, y: y + 12 }, 16, tint)
      : element('circle', { cx: centre.x, cy: centre.y, r: 9, fill: pen.colour('sunken'), stroke: pen.colour('line-strong') }) +
        element(
          'text',
          { x: centre.x, y: centre.y + 4, 'font-size': 11, 'font-weight': 600, 'text-anchor': 'middle', fill: pen.colour('muted') },
          String(card.rank),
        ),
    line(pen, facts.title, { x: x + wordsAt, y: y + 25 }, width - wordsAt - margin, { size: 13, weight: 600, fill: pen.colour('ink') }),
    line(pen, facts.line, { x: x + wordsAt, y: y + m.head + 15 }, width - wordsAt - margin, { fill: pen.colour('muted') }),
    hasBadges ? badges(pen, card, { ...rect, y: badgesAt }, say) : '',
    card.hasInput
      ? element('circle', { cx: x, cy: y + inputY, r: 4.5, fill: pen.colour('muted'), stroke: pen.colour('raised'), 'stroke-width': 1.5 })
      : '',
    ports.length === 0 ? '' : element('path', { d: `M${x + 3} ${portsTop + 0.5}H${x + width}`, stroke: pen.colour('line') }),
    ...ports.map((port, index) => portRow(pen, port, rect, y + portY(height, ports.length, index), say)),
  ];
  return element('g', { 'data-step': card.id }, parts.join(''));
};
