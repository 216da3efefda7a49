import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Colour, contrast, parseHex } from './colour.ts';
import { accentTokens, logoPath, themeCss } from './theme-css.ts';
import { dark, light } from './tokens.ts';

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
const colour = (text: string): Colour => parseHex(text) ?? [Number.NaN, Number.NaN, Number.NaN];

describe('whatever accent a builder chooses', () => {
  test.each(['light', 'dark'] as const)('its text and marks can be read on the %s card', (scheme) => {
    fc.assert(
      fc.property(hex, (accent) => {
        const tokens = accentTokens(accent, scheme);
        expect(contrast(colour(tokens.accent), colour(tokens.onAccent))).toBeGreaterThanOrEqual(4.5);
        expect(contrast(colour(tokens.accentInk), colour({ light, dark }[scheme].surface))).toBeGreaterThanOrEqual(4.5);
        if (scheme === 'dark') expect(contrast(colour(tokens.accent), colour(dark.surface))).toBeGreaterThanOrEqual(3);
      }),
      { numRuns: 400 },
    );
  });

  test('on the light card the button is the builder’s own colour', () => {
    fc.assert(fc.property(hex, (accent) => accentTokens(accent, 'light').accent === accent));
  });
});

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('the %s tokens', (_, tokens) => {
  test.each([
    ['ink', 'surface', 4.5],
    ['ink', 'canvas', 4.5],
    ['muted', 'surface', 4.5],
    ['muted', 'canvas', 4.5],
    ['positive', 'surface', 4.5],
    ['negative', 'surface', 4.5],
    ['caution-ink', 'caution', 4.5],
    ['control', 'surface', 3],
  ] as const)('%s on %s holds %d:1', (mark, ground, least) => {
    expect(contrast(colour(tokens[mark]), colour(tokens[ground]))).toBeGreaterThanOrEqual(least);
  });
});

describe('WEB-03 nothing but typed tokens becomes CSS', () => {
  test.each(['red;}body{display:none', '#fff', 'url(//evil)', '</style><script>'])('%s as an accent is ignored', (accent) => {
    expect(themeCss({ accent, radius: 8 })).toBe(themeCss({ accent: '#274690', radius: 8 }));
  });
  test.each([
    [Number.NaN, 8],
    [-5, 0],
    [9_000, 24],
    [7.6, 8],
  ])('a radius of %d becomes %d', (radius, expected) => {
    expect(themeCss({ accent: '#274690', radius })).toContain(`--radius:${expected}px`);
  });
});

describe('WEB-04 a logo is one of our own files or none', () => {
  test.each(['javascript:alert(1)', 'data:image/svg+xml,<svg/>', 'https://example.org/a.png', '../x', 'A'.repeat(64), `${'a'.repeat(64)}/..`, ''])(
    '%s',
    (logo) => {
      expect(logoPath(logo)).toBeUndefined();
    },
  );
  test('a hash is', () => expect(logoPath('a1'.repeat(32))).toBe(`/hosted/logos/${'a1'.repeat(32)}.png`));
});
