import type { IpRange } from '../kit/ip-ranges.ts';

/**
 * Addresses as stretches of one line, in order and apart: IPv4 from 0, IPv6 behind it, and before both the one place of an
 * address nobody knows.
 */
export type AddressSet = readonly (readonly [first: bigint, last: bigint])[];

const v6Start = 1n << 32n;
export const everyAddress: AddressSet = [[-1n, v6Start + (1n << 128n) - 1n]];

export const addressesIn = (ranges: readonly IpRange[]): AddressSet => {
  const stretches = ranges.map(({ first, last }) => [placeOf(first), placeOf(last)] as const).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const apart: [bigint, bigint][] = [];
  for (const [first, last] of stretches) {
    const before = apart.at(-1);
    if (before === undefined || before[1] < first - 1n) apart.push([first, last]);
    else if (last > before[1]) before[1] = last;
  }
  return apart;
};

const placeOf = (address: readonly number[]): bigint =>
  address.reduce((number, byte) => number * 256n + BigInt(byte), 0n) + (address.length === 4 ? 0n : v6Start);

export const common = (a: AddressSet, b: AddressSet): AddressSet => {
  const found: [bigint, bigint][] = [];
  let [left, right] = [0, 0];
  for (;;) {
    const [one, other] = [a[left], b[right]];
    if (one === undefined || other === undefined) return found;
    const [first, last] = [one[0] > other[0] ? one[0] : other[0], one[1] < other[1] ? one[1] : other[1]];
    if (first <= last) found.push([first, last]);
    if (one[1] < other[1]) left += 1;
    else right += 1;
  }
};

export const allBut = (set: AddressSet): AddressSet => {
  const [[start, end] = [0n, 0n]] = everyAddress;
  const gaps: [bigint, bigint][] = [];
  let from = start;
  for (const [first, last] of set) {
    if (first > from) gaps.push([from, first - 1n]);
    from = last + 1n;
  }
  if (from <= end) gaps.push([from, end]);
  return gaps;
};
