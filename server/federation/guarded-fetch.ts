import type { CustomFetch } from 'openid-client';
import type { ClockPort } from '#flows/kit/ports.ts';
import type { Egress } from '../security/egress/create-egress.ts';

/** How long what a key set's address said is not asked for again, whatever tokens claim about their keys (FED-05). ms */
const quiet = 60_000;

const bodyOf = (body: Parameters<CustomFetch>[1]['body']): string | undefined => {
  if (body === null || body === undefined) return undefined;
  if (typeof body === 'string' || body instanceof URLSearchParams) return String(body);
  throw new Error('only forms are sent to providers');
};

/**
 * What openid-client calls with: the guarded egress (OUT-01), and one look at the key set a minute. `keysAt` is known once
 * the provider was discovered.
 */
export const providerFetch = (egress: Pick<Egress, 'fetch'>, clock: ClockPort, keysAt: () => string | undefined): CustomFetch => {
  let keys: { at: number; answer: Promise<Response> } | undefined;
  return async (url, { method, headers, body, signal }) => {
    const sent = bodyOf(body);
    const ask = () => egress.fetch(url, { method, headers, ...(sent !== undefined && { body: sent }), ...(signal && { signal }) });
    if (url !== keysAt()) return ask();
    if (keys === undefined || clock.now() - keys.at >= quiet) keys = { at: clock.now(), answer: ask() };
    return (await keys.answer).clone();
  };
};
