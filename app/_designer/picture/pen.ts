import type { MarkColour } from '#flows/graph/graph.ts';
import type { Point, Rect } from '../edit/geometry.ts';

/** What a picture is drawn with; everything of the browser comes in here. */
export type Pen = {
  /** A token of the theme (`line`, `category-verify`) as a colour. */
  colour(token: string): string;
  mark(colour: MarkColour): string;
  /** What is inside of an icon of 24 by 24, as SVG. */
  icon(name: string): string;
  /** Px that words take up. */
  width(words: string, size: number, weight: number): number;
  /** The rule that brings the font along, or nothing. */
  font: string;
};

/** Characters that XML has no way to say. */
const unsayable = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** Words as they can stand in an SVG: a builder's words are never markup. */
export const escaped = (words: string): string =>
  words.replaceAll(unsayable, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const attributes = (given: Readonly<Record<string, string | number>>): string =>
  Object.entries(given)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('');

export const element = (name: string, given: Readonly<Record<string, string | number>>, inside = ''): string =>
  inside === '' ? `<${name}${attributes(given)}/>` : `<${name}${attributes(given)}>${inside}</${name}>`;

export const box = (rect: Rect, radius: number, paint: Readonly<Record<string, string | number>>): string =>
  element('rect', { ...rect, rx: radius, fill: 'none', ...paint });

export type Lettering = { size?: number; weight?: number; fill: string; align?: 'start' | 'end' };

/** One line of words, cut short where there is no room. */
export const line = (pen: Pen, words: string, at: Point, room: number, { size = 12, weight = 400, fill, align = 'start' }: Lettering): string => {
  const shown = fitted(pen, words, room, size, weight);
  return shown === ''
    ? ''
    : element(
        'text',
        { x: at.x, y: at.y, 'font-size': size, 'font-weight': weight, fill, ...(align === 'end' && { 'text-anchor': 'end' }) },
        escaped(shown),
      );
};

const fitted = (pen: Pen, words: string, room: number, size: number, weight: number): string => {
  if (pen.width(words, size, weight) <= room) return words;
  const letters = [...words];
  while (letters.length > 0 && pen.width(`${letters.join('')}…`, size, weight) > room) letters.pop();
  return letters.length === 0 ? '' : `${letters.join('').trimEnd()}…`;
};

/** Words on several lines, as many as there is room for. */
export const wrapped = (pen: Pen, words: string, room: number, size: number): string[] =>
  words.split('\n').flatMap((paragraph) => {
    const lines: string[] = [''];
    for (const word of paragraph.split(' ')) {
      const longer = lines.at(-1) === '' ? word : `${lines.at(-1)} ${word}`;
      if (pen.width(longer, size, 400) <= room || lines.at(-1) === '') lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  });

export const icon = (pen: Pen, name: string, { x, y }: Point, size: number, stroke: string): string =>
  element(
    'g',
    {
      transform: `translate(${x} ${y}) scale(${size / 24})`,
      fill: 'none',
      stroke,
      'stroke-width': 2,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    },
    pen.icon(name) || ' ',
  );
