import ipaddr from 'ipaddr.js';

/** Addresses from `first` to `last`, both in. Four bytes are IPv4, sixteen IPv6; the two never mix. */
export type IpRange = { first: readonly number[]; last: readonly number[] };

/**
 * Bytes of an address, an IPv4 address in IPv6's clothes (`::ffff:10.0.0.1`) as its four. Undefined for what is not
 * written in full: short, octal, hex and decimal forms of IPv4, which programs read differently, dots in any other IPv6
 * address, and zone ids, which mean something on one machine only.
 */
export const parseIpAddress = (text: string): readonly number[] | undefined => {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text).toByteArray();
  const dotted = text.includes('.') && !/^::ffff:[\d.]+$/i.test(text);
  if (dotted || text.includes('%') || !ipaddr.IPv6.isValid(text)) return undefined;
  return ipaddr.process(text).toByteArray();
};

const compare = (a: readonly number[], b: readonly number[]): number => {
  const index = a.findIndex((byte, position) => byte !== b[position]);
  return index === -1 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
};

/** Leading `bits` of an address kept, the others all set to `fill`. */
const masked = (address: readonly number[], bits: number, fill: 0 | 1): number[] =>
  address.map((byte, index) => {
    const free = 0xff >> Math.min(8, Math.max(0, bits - index * 8));
    return fill === 1 ? byte | free : byte & ~free;
  });

const parseBlock = (address: string, prefix: string): IpRange | undefined => {
  const base = parseIpAddress(address);
  if (base === undefined || !/^(0|[1-9]\d{0,2})$/.test(prefix)) return undefined;
  // The prefix of a mapped block counts the 96 bits in front of the IPv4 address.
  const mapped = base.length === 4 && address.includes(':');
  const bits = Number(prefix) - (mapped ? 96 : 0);
  if (bits < 0 || bits > base.length * 8) return undefined;
  return { first: masked(base, bits, 0), last: masked(base, bits, 1) };
};

const parseSpan = (from: string, to: string): IpRange | undefined => {
  const first = parseIpAddress(from);
  const last = parseIpAddress(to);
  if (first === undefined || last === undefined || first.length !== last.length || compare(first, last) > 0) return undefined;
  return { first, last };
};

/** `10.0.0.0/8`, `10.0.0.1 - 10.0.0.99` or a single address, IPv4 or IPv6 (MOB-10). Undefined if it is none of them. */
export const parseIpRange = (text: string): IpRange | undefined => {
  const block = /^([^/]+)\/([^/]+)$/.exec(text);
  if (block?.[1] !== undefined && block[2] !== undefined) return parseBlock(block[1], block[2]);
  const span = /^([^-–]+?) ?[-–] ?([^-–]+)$/.exec(text);
  if (span?.[1] !== undefined && span[2] !== undefined) return parseSpan(span[1], span[2]);
  return parseSpan(text, text);
};

export const contains = ({ first, last }: IpRange, address: readonly number[]): boolean =>
  first.length === address.length && compare(first, address) <= 0 && compare(address, last) <= 0;
