import type { LookupFunction } from 'node:net';
import type { Address } from './create-egress.ts';

/** A look-up that knows only the addresses just judged, for sockets: they connect to nothing else, whatever the name says by now. */
export const pinnedLookup =
  (addresses: readonly Address[]): LookupFunction =>
  (_name, { all }, answer) => {
    const [first] = addresses;
    if (all === true) answer(null, [...addresses]);
    else answer(null, first?.address ?? '', first?.family);
  };
