import ipaddr from 'ipaddr.js';

/** All that is given out of IPv6 for the open internet (RFC 4291, 2.4; IANA's registry of unicast space). */
const globalUnicast = ipaddr.IPv6.parse('2000::');

/** Azure's platform service, in the midst of public addresses: it answers the machines it hosts, with their settings. */
const platform: ReadonlySet<string> = new Set(['168.63.129.16']);

/**
 * Whether an address is one of the open internet: everything that has a special meaning (loopback, private, link-local,
 * carrier NAT, ULA, multicast, documentation, tunnels and translations that wrap an IPv4 address) is not (OUT-01).
 * IPv4 in IPv6 clothes is judged as what it is. Text that is no address is not public.
 */
export const isPublicAddress = (address: string): boolean => {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast' || platform.has(parsed.toString())) return false;
  return !(parsed instanceof ipaddr.IPv6) || parsed.match(globalUnicast, 3);
};
