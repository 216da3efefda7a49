import { lookup as systemLookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { type AllowEntry, allowsAddress, allowsHost } from './allow-list.ts';
import { EgressFault, egressFaultOf } from './egress-fault.ts';
import { type GuardedFetch, guardedFetch } from './guarded-fetch.ts';
import { isPublicAddress } from './judge-address.ts';
import { within } from './within.ts';

export type Address = { address: string; family: 4 | 6 };

/** The one way out of this server to anything a builder can name (OUT-01). */
export type Egress = {
  /** HTTP, bounded in every way (OUT-02). Throws EgressFault only. */
  fetch: GuardedFetch;
  /**
   * Addresses of a host that may be connected to at that port, judged after DNS: connect to exactly these and never look the name
   * up again. `usual`: ports that need no word of the operator. For what is not HTTP. Throws EgressFault when there is none.
   */
  lookup: (host: string, port: number, usual: ReadonlySet<number>) => Promise<readonly Address[]>;
};

export type Resolve = (host: string) => Promise<readonly { address: string; family: number }[]>;

/** ms */
const dnsTime = 2_000;

export const createEgress = (
  allow: readonly AllowEntry[],
  resolve: Resolve = (host) => systemLookup(host, { all: true, verbatim: true }),
): Egress => {
  const lookup: Egress['lookup'] = async (named, port, usual) => {
    const host = named.replace(/^\[(.*)\]$/, '$1');
    const found = isIP(host) === 0 ? await resolved(host, resolve) : [{ address: host, family: isIP(host) }];
    if (found.length === 0) throw new EgressFault('unknown-host');
    const listed = allowsHost(allow, host, port) || found.every(({ address }) => allowsHost(allow, address, port) || allowsAddress(allow, address));
    // One bad address among good ones is how rebinding is done: such a name is not called at all.
    if (!listed && !found.every(({ address }) => isPublicAddress(address))) throw new EgressFault('address-not-allowed');
    if (!listed && !usual.has(port)) throw new EgressFault('port-not-allowed');
    return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
  };
  return { lookup, fetch: guardedFetch(lookup) };
};

const resolved = async (host: string, resolve: Resolve) => {
  try {
    return await within(dnsTime, resolve(host));
  } catch (error) {
    throw egressFaultOf(error);
  }
};
