import { isIP } from 'node:net';
import type { buildConnector } from 'undici';
import type { Egress } from './create-egress.ts';
import { EgressFault, egressFaultOf } from './egress-fault.ts';
import { pinnedLookup } from './pinned-lookup.ts';

/** What a call may bring along. `authority`: PEM certificates trusted in place of the public ones. */
export type GuardedRequest = {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer>;
  authority?: string;
  signal?: AbortSignal;
};

/** Answers are whole: read, unpacked and bounded before anybody sees them. A redirect is an answer like any other and never followed. */
export type GuardedFetch = (url: string | URL, request?: GuardedRequest) => Promise<Response>;

/** OUT-02. ms and bytes. */
export const egressLimits = { connect: 2_000, total: 5_000, bytes: 1_048_576 } as const;

/** Ports of web services; any other has to be allow-listed with its host. */
const usualPorts: ReadonlySet<number> = new Set([80, 443, 8080, 8443]);

const targetOf = (given: string | URL): URL => {
  if (!URL.canParse(given)) throw new EgressFault('bad-address');
  const url = new URL(given);
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || url.username !== '' || url.password !== '') throw new EgressFault('bad-address');
  return url;
};

const portOf = ({ port, protocol }: { port?: string | null; protocol?: string }): number =>
  port === undefined || port === null || port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);

/** Connects to nothing but the addresses just judged, whatever the name says a moment later. */
const guardedConnector =
  (make: typeof buildConnector, lookup: Egress['lookup'], authority: string | undefined): buildConnector.connector =>
  (options, callback) => {
    lookup(options.hostname, portOf(options), usualPorts).then(
      (addresses) => {
        const connect = make({
          timeout: egressLimits.connect,
          ...(authority !== undefined && { ca: authority }),
          lookup: pinnedLookup(addresses),
        });
        const servername = options.servername ?? (isIP(options.hostname) === 0 ? options.hostname : undefined);
        connect({ ...options, ...(servername !== undefined && { servername }) }, callback);
      },
      (error: unknown) => callback(egressFaultOf(error), null),
    );
  };

/** The body after unpacking, up to the limit: a small packed answer may hide a large one. */
const readBody = async (stream: AsyncIterable<Uint8Array> | null): Promise<Uint8Array<ArrayBuffer>> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream ?? []) {
    size += chunk.byteLength;
    if (size > egressLimits.bytes) throw new EgressFault('too-large');
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
};

const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

export const guardedFetch =
  (lookup: Egress['lookup']): GuardedFetch =>
  async (given, { authority, signal, ...request } = {}) => {
    const url = targetOf(given);
    // Loaded with the first call: most servers never make one.
    const { Agent, buildConnector: make, fetch } = await import('undici');
    const agent = new Agent({
      connect: guardedConnector(make, lookup, authority),
      headersTimeout: egressLimits.total,
      bodyTimeout: egressLimits.total,
    });
    const deadline = AbortSignal.timeout(egressLimits.total);
    try {
      const answer = await fetch(url, {
        ...request,
        redirect: 'manual',
        dispatcher: agent,
        signal: signal === undefined ? deadline : AbortSignal.any([deadline, signal]),
      });
      const body = await readBody(answer.body);
      return new Response(bodiless.has(answer.status) ? null : body, { status: answer.status, headers: [...answer.headers] });
    } catch (error) {
      throw egressFaultOf(error);
    } finally {
      // Also ends a call whose answer was too large or too slow.
      agent.destroy().catch(() => undefined);
    }
  };
