import ipaddr from 'ipaddr.js';

/** What counts as one caller: an IPv4 address, or the /64 that a single IPv6 line is given. Anything else is itself. */
export const networkOf = (address: string): string => {
  if (!ipaddr.IPv6.isValid(address)) return address;
  return ipaddr.IPv6.parse(address).toByteArray().slice(0, 8).join('.');
};
