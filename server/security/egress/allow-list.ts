import ipaddr from 'ipaddr.js';

type Range = ReturnType<typeof ipaddr.parseCIDR>;

/** What the operator lets this server call beyond the open internet: a range of addresses, or one host at one port. */
export type AllowEntry = { kind: 'range'; range: Range } | { kind: 'host'; host: string; port: number };

/** `10.1.0.0/16`, `fd00::/8`, `dc1.corp.example:636`, `127.0.0.1:8080`, `[::1]:8080`; undefined for anything else. */
export const readAllowEntry = (text: string): AllowEntry | undefined => {
  if (ipaddr.isValidCIDR(text)) return { kind: 'range', range: ipaddr.parseCIDR(text) };
  const parts = /^(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9][A-Za-z0-9.-]{0,252})):(\d{1,5})$/.exec(text);
  if (parts === null) return undefined;
  const [, literal, name, digits] = parts;
  const port = Number(digits);
  const host = literal ?? name ?? '';
  if (port < 1 || port > 65_535 || (literal !== undefined && !ipaddr.isValid(literal))) return undefined;
  return { kind: 'host', host: canonicalHost(host), port };
};

/** Host names in lower case without the final dot; addresses in their shortest form. */
export const canonicalHost = (host: string): string =>
  ipaddr.isValid(host) ? ipaddr.process(host).toString() : host.toLowerCase().replace(/\.$/, '');

export const allowsHost = (list: readonly AllowEntry[], host: string, port: number): boolean =>
  list.some((entry) => entry.kind === 'host' && entry.port === port && entry.host === canonicalHost(host));

export const allowsAddress = (list: readonly AllowEntry[], address: string): boolean => {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return list.some((entry) => entry.kind === 'range' && entry.range[0].kind() === parsed.kind() && parsed.match(entry.range));
};
