import type { SigningKey } from '#server/storage/ports/keys.ts';

const hour = 3_600_000;

/** Nothing is signed for longer, whatever an app's lifetimes say: old keys stay published for that long. Seconds. */
export const longestAccessSeconds = 86_400;

export const keyTimes = {
  /** A key signs for 90 days. */
  active: 90 * 24 * hour,
  /** It is published this long before, so that who caches the key set never meets an unknown one (KEY-04). */
  ahead: 24 * hour,
  /** And stays for the longest access life after, with a minute for clocks that differ. */
  after: longestAccessSeconds * 1000 + 60_000,
} as const;

/** What is to be done with the keys of an app at a moment. Times ms. */
export type KeySchedule = {
  /** Signs now. Undefined: there is none yet. */
  signing: SigningKey | undefined;
  published: readonly SigningKey[];
  /** When the key that is missing must become active. */
  next: number | undefined;
  retire: readonly { kid: string; at: number }[];
  remove: readonly string[];
};

/** Pure: the whole life of signing keys in one place (KEY-04). */
export const keySchedule = (keys: readonly SigningKey[], now: number): KeySchedule => {
  const published = keys.filter((key) => key.retireAt === null || key.retireAt > now).toSorted((a, b) => a.activeFrom - b.activeFrom);
  // After a clock that was set back nothing is active yet: the eldest goes on rather than nobody signing.
  const signing = published.findLast((key) => key.activeFrom <= now) ?? published[0];
  const newest = published.at(-1);
  return {
    signing,
    published,
    next: signing === undefined ? now : nextActive(newest ?? signing, now),
    retire: published.flatMap((key, index) => {
      const successor = published[index + 1];
      return successor === undefined || key.retireAt !== null ? [] : [{ kid: key.kid, at: successor.activeFrom + keyTimes.after }];
    }),
    remove: keys.filter((key) => key.retireAt !== null && key.retireAt <= now).map((key) => key.kid),
  };
};

const nextActive = (newest: SigningKey, now: number): number | undefined => {
  const end = newest.activeFrom + keyTimes.active;
  return end - keyTimes.ahead > now ? undefined : Math.max(end, now + keyTimes.ahead);
};
