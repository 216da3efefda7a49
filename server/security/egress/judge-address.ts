import ipaddr from 'ipaddr.js';

/**
 * Whether an address is one of the open internet: everything that has a special meaning (loopback, private, link-local,
 * carrier NAT, ULA, multicast, documentation, tunnels and translations that wrap an IPv4 address) is not (OUT-01).
 * IPv4 in IPv6 clothes is judged as what it is. Text that is no address is not public.
 */
export const isPublicAddress = (address: string): boolean => ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
