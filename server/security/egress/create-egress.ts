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
   * up again. For what is not HTTP. Throws EgressFault when there is none.
   */
  lookup: (host: string, port: number) => Promise<readonly Address[]>;
};

export type Resolve = (host: string) => Promise<readonly { address: string; family: number }[]>;

/** ms */
const dnsTime = 2_000;

export const createEgress = (
  allow: readonly AllowEntry[],
  resolve: Resolve = (host) => systemLookup(host, { all: true, verbatim: true }),
): Egress => {
  const lookup = async (named: string, port: number): Promise<readonly Address[]> => {
    const host = named.replace(/^\[(.*)\]$/, '$1');
    const found = isIP(host) === 0 ? await resolved(host, resolve) : [{ address: host, family: isIP(host) }];
    const namedAllowed = allowsHost(allow, host, port);
    const allowed = found.flatMap(({ address, family }): Address[] =>
      namedAllowed || allowsHost(allow, address, port) || allowsAddress(allow, address) || isPublicAddress(address)
        ? [{ address, family: family === 6 ? 6 : 4 }]
        : [],
    );
    if (found.length === 0) throw new EgressFault('unknown-host');
    // One bad address among good ones is how rebinding is done: such a name is not called at all.
    if (allowed.length < found.length) throw new EgressFault('address-not-allowed');
    return allowed;
  };
  return { lookup, fetch: guardedFetch({ lookup, allowsPort: (host, port) => allowsHost(allow, host, port) }) };
};

const resolved = async (host: string, resolve: Resolve) => {
  try {
    return await within(dnsTime, resolve(host));
  } catch (error) {
    throw egressFaultOf(error);
  }
};
