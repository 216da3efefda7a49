import type { DigestPort } from './ports.ts';

/** Under what wrong PINs at one session are counted: whoever signs in anew begins anew, and nobody else is kept out (PIN-01). */
export const pinAttemptsKey = (digest: DigestPort, session: string): string => `attempts:pin:${digest.hash(JSON.stringify(['session', session]))}`;
