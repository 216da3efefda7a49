/** What thieves try first, beyond patterns: the keypad's columns and corners, and what leaks show to be most chosen. */
const favourites = new Set([
  '2580',
  '0852',
  '1998',
  '1004',
  '1313',
  '6969',
  '147258',
  '159753',
  '258456',
  '696969',
  '131313',
  '101010',
  '789456',
  '456789',
  '147852',
  '112358',
]);

const isRun = (digits: readonly number[]): boolean => {
  const [first = 0, second = 0] = digits;
  const step = second - first;
  return Math.abs(step) <= 1 && digits.every((digit, index) => index === 0 || digit - (digits[index - 1] ?? 0) === step);
};

/** The whole made of one shorter piece: 121212, 123123, 7777. */
const isRepeated = (pin: string): boolean =>
  Array.from({ length: Math.floor(pin.length / 2) }, (_, index) => index + 1).some(
    (length) => pin.length % length === 0 && pin.slice(0, length).repeat(pin.length / length) === pin,
  );

/** 112233, 111222: digits in equal blocks that count up or down, or mirrored such as 123321. */
const isBlocks = (pin: string): boolean => {
  const half = pin.length / 2;
  const mirrored = Number.isInteger(half) && [...pin.slice(half)].reverse().join('') === pin.slice(0, half);
  const blocks = pin.match(/(\d)\1*/g) ?? [];
  const equal = blocks.length > 1 && blocks.every((block) => block.length === (blocks[0]?.length ?? 0) && block.length > 1);
  return mirrored || (equal && isRun(blocks.map((block) => Number(block[0]))));
};

const isYear = (pin: string): boolean => /^(19|20)\d\d$/.test(pin);

export type PinFault = 'too-short' | 'too-long' | 'not-digits' | 'common' | 'contains-own-data';

/** Why a number makes no PIN (PIN-01), or undefined. `own`: digits of the person's own that others know. */
export const pinFault = (pin: string, { least, own }: { least: number; own: readonly string[] }): PinFault | undefined => {
  if (!/^\d+$/.test(pin)) return 'not-digits';
  if (pin.length < least) return 'too-short';
  if (pin.length > 12) return 'too-long';
  if (favourites.has(pin) || isRun([...pin].map(Number)) || isRepeated(pin) || isBlocks(pin) || isYear(pin)) return 'common';
  return own.some((digits) => digits.includes(pin)) ? 'contains-own-data' : undefined;
};
