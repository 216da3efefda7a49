import { type Colour, contrast, parseHex, reach, toHex } from './colour.ts';
import { dark, light, schemeCss } from './tokens.ts';

/** The typed tokens of an app's look; anything else a builder writes never becomes CSS (WEB-03). */
export type Theme = { accent: string; radius: number; logo: string | null };

const white: Colour = [1, 1, 1];
const black: Colour = [0, 0, 0];
const fallback = '#274690';

export type AccentTokens = {
  /** Fill of the primary button. */
  accent: string;
  /** Text on that fill, 4.5:1 at least. */
  onAccent: string;
  /** Accent as text, marks and borders on the card, 4.5:1 at least. */
  accentInk: string;
};

/**
 * What an accent becomes in one scheme. The fill stays the builder's colour where it can be seen (3:1), and a light
 * one on the light card keeps its hue behind a border of `accentInk`; on the dark card a dark one is lifted.
 */
export const accentTokens = (accent: string, scheme: 'light' | 'dark'): AccentTokens => {
  const colour = parseHex(accent) ?? parseHex(fallback) ?? black;
  const surface = parseHex({ light, dark }[scheme].surface) ?? white;
  const fill = scheme === 'dark' ? reach(colour, surface, 3, 1) : colour;
  return {
    accent: toHex(fill),
    onAccent: toHex(contrast(fill, white) >= contrast(fill, black) || contrast(fill, white) >= 4.5 ? white : black),
    accentInk: toHex(reach(colour, surface, 4.5, scheme === 'dark' ? 1 : 0)),
  };
};

const accentValues = ({ accent, onAccent, accentInk }: AccentTokens) => ({ accent, 'on-accent': onAccent, 'accent-ink': accentInk });

/** Every custom property of the pages, for both schemes. Made of our tokens, computed colours and one bounded number. */
export const themeCss = (theme: Pick<Theme, 'accent' | 'radius'>): string => {
  const radius = Number.isFinite(theme.radius) ? Math.round(Math.min(24, Math.max(0, theme.radius))) : 8;
  return schemeCss(
    { ...light, ...accentValues(accentTokens(theme.accent, 'light')), radius: `${radius}px` },
    { ...dark, ...accentValues(accentTokens(theme.accent, 'dark')) },
  );
};

/** Where an app's logo is served from our own origin, by the hash of its content; undefined for anything that is no such hash (WEB-04). */
export const logoPath = (logo: string | null): string | undefined =>
  logo !== null && /^[0-9a-f]{64}$/.test(logo) ? `/hosted/logos/${logo}.png` : undefined;
