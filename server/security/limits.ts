import { hash, randomBytes } from 'node:crypto';
import { networkOf } from '#flows/kit/network-of.ts';
import type { ClockPort } from '#flows/kit/ports.ts';

export type Limiter = {
  /** Counts one. The seconds to wait when that is over the limit, else undefined. */
  take(key: string): number | undefined;
  /** The same answer without counting. */
  blocked(key: string): number | undefined;
};

const rows = 2;
const columns = 65_536;

/**
 * At most `limit` of a key in a sliding window, for this process (IN-09). Counts are kept in a count-min sketch of a
 * fixed megabyte: a map of keys grows with every address an attacker has, and one that forgets (LRU) lets them flush
 * their own count out. Strangers who share both counters of a key can only make it stricter, and who they are changes
 * with a random key at every start. It bounds resources; limits on guessing are counted exactly, in storage.
 */
export const createLimiter = ({ limit, windowSeconds, clock }: { limit: number; windowSeconds: number; clock: ClockPort }): Limiter => {
  const width = windowSeconds * 1000;
  const secret = randomBytes(16).toString('hex');
  let opened = clock.now();
  let current = new Uint32Array(rows * columns);
  let previous = new Uint32Array(rows * columns);

  /** How far the running window has come, from 0 to 1. */
  const turn = (): number => {
    const passed = clock.now() - opened;
    if (passed >= 0 && passed < width) return passed / width;
    [previous, current] = [current, previous];
    current.fill(0);
    // After a pause, or a clock that was set, nothing that was counted is about now.
    if (passed < 0 || passed >= 2 * width) previous.fill(0);
    opened = passed >= 0 && passed < 2 * width ? opened + width : clock.now();
    return Math.max(0, (clock.now() - opened) / width);
  };
  const slots = (key: string): readonly [number, number] => {
    const digest = hash('sha256', secret + key, 'buffer');
    return [digest.readUInt16LE(0), columns + digest.readUInt16LE(2)];
  };
  const count = (slot: number, fraction: number): number => (previous[slot] ?? 0) * (1 - fraction) + (current[slot] ?? 0);
  const wait = ([first, second]: readonly [number, number], fraction: number): number | undefined =>
    Math.min(count(first, fraction), count(second, fraction)) + 1 <= limit ? undefined : Math.max(1, Math.ceil(windowSeconds * (1 - fraction)));
  return {
    take: (key) => {
      const fraction = turn();
      const at = slots(key);
      const refused = wait(at, fraction);
      if (refused === undefined) for (const slot of at) current[slot] = (current[slot] ?? 0) + 1;
      return refused;
    },
    blocked: (key) => wait(slots(key), turn()),
  };
};

/** The two caps of an unauthenticated endpoint: for one caller, and for one app however many callers it has. */
export type Gate = (caller: { address: string; app: string }) => number | undefined;

export const createGate = ({
  perCaller,
  perApp,
  windowSeconds,
  clock,
}: {
  perCaller: number;
  perApp: number;
  windowSeconds: number;
  clock: ClockPort;
}): Gate => {
  const callers = createLimiter({ limit: perCaller, windowSeconds, clock });
  const apps = createLimiter({ limit: perApp, windowSeconds, clock });
  // The caller first: who is over their own limit must not use up the app's.
  return ({ address, app }) => callers.take(networkOf(address)) ?? apps.take(app);
};
