import { base64 } from '@scure/base';
import {
  CircleDashed,
  CircleHelp,
  Fingerprint,
  Globe,
  KeyRound,
  Mail,
  MessageSquare,
  ShieldCheck,
  Smartphone,
  Undo2,
  UserRoundCheck,
} from 'lucide-react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { nodeIcons } from '#app/_ui/node-icons.ts';
import type { Pen } from './pen.ts';

const icons = {
  ...nodeIcons,
  'circle-dashed': CircleDashed,
  'circle-help': CircleHelp,
  fingerprint: Fingerprint,
  globe: Globe,
  'key-round': KeyRound,
  mail: Mail,
  'message-square': MessageSquare,
  'shield-check': ShieldCheck,
  smartphone: Smartphone,
  'undo-2': Undo2,
  'user-round-check': UserRoundCheck,
};

/** The icons as markup, drawn once by the library they come from. */
const iconMarkup = (): ReadonlyMap<string, string> => {
  const place = document.createElement('div');
  const root = createRoot(place);
  flushSync(() => root.render(Object.entries(icons).map(([name, Icon]) => <Icon key={name} data-name={name} />)));
  const found = new Map([...place.querySelectorAll('svg')].map((svg) => [svg.dataset['name'] ?? '', new XMLSerializer().serializeToString(svg)]));
  root.unmount();
  return new Map([...found].map(([name, svg]) => [name, svg.slice(svg.indexOf('>') + 1, svg.lastIndexOf('</svg>'))]));
};

/** The rule of the page's own font with the file in it, so that the picture looks the same anywhere. */
const embeddedFont = async (): Promise<string> => {
  const family = getComputedStyle(document.documentElement).getPropertyValue('--font-geist-sans').split(',')[0]?.replaceAll(/["']/g, '').trim();
  const rules = [...document.styleSheets].flatMap((sheet) => {
    try {
      return [...sheet.cssRules].map((rule) => ({ rule, base: sheet.href ?? location.href }));
    } catch {
      return [];
    }
  });
  const own = rules.find(
    ({ rule }) => rule instanceof CSSFontFaceRule && rule.style.getPropertyValue('font-family').replaceAll(/["']/g, '') === family,
  );
  const file = own?.rule instanceof CSSFontFaceRule ? /url\(["']?([^"')]+)["']?\)/.exec(own.rule.style.getPropertyValue('src'))?.[1] : undefined;
  if (own === undefined || file === undefined) return '';
  const answer = await fetch(new URL(file, own.base));
  if (!answer.ok) return '';
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return `@font-face{font-family:Geist;font-weight:100 900;src:url(data:font/woff2;base64,${base64.encode(bytes)}) format("woff2")}`;
};

/** Draws with the pen of this browser, in the theme of this moment. Without the font's file the picture uses what its viewer has. */
export const withBrowserPen = async <Drawn,>(draw: (pen: Pen) => Drawn): Promise<Drawn> => {
  const font = await embeddedFont().catch(() => '');
  const markup = iconMarkup();
  const probe = document.createElement('i');
  // Under way from one colour to the next, it would answer the one before.
  probe.style.setProperty('transition', 'none', 'important');
  document.querySelector('.designer')?.append(probe);
  const read = (value: string): string => {
    probe.style.color = '';
    probe.style.color = value;
    return getComputedStyle(probe).color;
  };
  const known = new Map<string, string>();
  const once = (key: string, make: () => string): string => {
    const found = known.get(key) ?? make();
    known.set(key, found);
    return found;
  };
  const context = document.createElement('canvas').getContext('2d');
  const family = getComputedStyle(document.body).fontFamily;
  const pen: Pen = {
    colour: (token) => once(token, () => read(`var(--${token})`)),
    mark: (colour) =>
      once(`mark ${colour}`, () => {
        probe.dataset['colour'] = colour;
        return read('var(--mark)');
      }),
    icon: (name) => markup.get(name) ?? '',
    width: (words, size, weight) => {
      if (context === null) return words.length * size * 0.55;
      context.font = `${weight} ${size}px ${family}`;
      return context.measureText(words).width;
    },
    font,
  };
  try {
    return draw(pen);
  } finally {
    probe.remove();
  }
};
