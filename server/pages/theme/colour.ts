/** An sRGB colour, channels 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number];

export const parseHex = (text: string): Colour | undefined => {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text);
  if (match === null) return undefined;
  const channel = (index: number) => Number.parseInt(match[index] ?? '0', 16) / 255;
  return [channel(1), channel(2), channel(3)];
};

export const toHex = (colour: Colour): string =>
  `#${colour
    .map((channel) =>
      Math.round(Math.min(1, Math.max(0, channel)) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

const linear = (channel: number): number => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
const gamma = (channel: number): number => (channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055);

const luminance = ([red, green, blue]: Colour): number => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);

/** Contrast ratio of WCAG 2.2, 1 to 21. */
export const contrast = (a: Colour, b: Colour): number => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
};

type Lab = { lightness: number; a: number; b: number };

/** OKLab (Björn Ottosson): lightness can move while hue stays what a person calls the same colour. */
const toLab = (colour: Colour): Lab => {
  const [red, green, blue] = [linear(colour[0]), linear(colour[1]), linear(colour[2])];
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    a: 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    b: 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  };
};

const fromLab = ({ lightness, a, b }: Lab): Colour => {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    gamma(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
};

/** As it will be on the screen: rounded to 8 bits, inside the gamut. */
const onScreen = (colour: Colour): Colour => parseHex(toHex(colour)) ?? [0, 0, 0];

/**
 * The colour itself if it has `least` contrast on `surface`, else the nearest lightness of the same hue that has, towards
 * `toward` (0 black, 1 white). Chroma fades near the ends, where a screen has none.
 */
export const reach = (colour: Colour, surface: Colour, least: number, toward: 0 | 1): Colour => {
  const start = toLab(colour);
  const steps = 100;
  for (let step = 0; step <= steps; step += 1) {
    const share = step / steps;
    const moved = onScreen(
      fromLab({ lightness: start.lightness + (toward - start.lightness) * share, a: start.a * (1 - share * 0.5), b: start.b * (1 - share * 0.5) }),
    );
    if (contrast(moved, surface) >= least) return step === 0 ? colour : moved;
  }
  return [toward, toward, toward];
};
