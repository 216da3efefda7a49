import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Range = [Address, number];

/** Sockets' addresses that are remembered in the form they are told in; more than that at once starts anew. */
const mostKnown = 4_096;

/** Hops looked at; more than any real chain of proxies has. */
const mostHops = 32;

/**
 * Who is asking: the socket's address, unless that is one of `trustedProxies` (addresses or CIDR ranges); then the
 * right-most entry of X-Forwarded-For that is none of them. Whatever cannot be read means the socket's address, never an
 * exception (OUT-08). Throws now, at start, on a range that cannot be read.
 */
export const createClientAddress = (
  trustedProxies: readonly string[],
): ((socket: string | undefined, forwardedFor: string | undefined) => string) => {
  const ranges = trustedProxies.map(rangeOf);
  const isTrusted = (address: Address): boolean => ranges.some((range) => address.kind() === range[0].kind() && address.match(range));
  const known = new Map<string, string>();
  /** Who asks without a proxy in between: callers keep their connection and ask again. */
  const directly = (socket: string): string => {
    const before = known.get(socket);
    if (before !== undefined) return before;
    const told = parse(socket)?.toString() ?? 'unknown';
    if (known.size >= mostKnown) known.clear();
    known.set(socket, told);
    return told;
  };
  return (socket, forwardedFor) => {
    if (forwardedFor === undefined) return directly(socket ?? '');
    const peer = parse(socket ?? '');
    if (peer === undefined) return 'unknown';
    if (!isTrusted(peer)) return peer.toString();
    let client = peer;
    for (const entry of forwardedFor.split(',').slice(-mostHops).toReversed()) {
      const hop = parse(entry.trim());
      if (hop === undefined) return peer.toString();
      client = hop;
      if (!isTrusted(hop)) break;
    }
    return client.toString();
  };
};

/** Plain notation only: ipaddr.js would also take `127.1`, octal and hexadecimal. `::ffff:1.2.3.4` is 1.2.3.4. */
const parse = (text: string): Address | undefined => {
  if (!ipaddr.IPv4.isValidFourPartDecimal(text) && !(text.includes(':') && ipaddr.IPv6.isValid(text))) return undefined;
  return ipaddr.process(text);
};

/** Whether `text` is an address or a CIDR range in plain notation. */
export const isAddressOrRange = (text: string): boolean => parse(text) !== undefined || ipaddr.isValidCIDR(text);

const rangeOf = (text: string): Range => {
  const address = parse(text);
  if (address !== undefined) return [address, address.kind() === 'ipv4' ? 32 : 128];
  if (!ipaddr.isValidCIDR(text)) throw new Error(`TRUSTED_PROXIES: "${text}" is neither an address nor a range such as 10.0.0.0/8.`);
  return ipaddr.parseCIDR(text);
};
