import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SigningKey } from '#server/storage/ports/keys.ts';
import { keySchedule, keyTimes, longestAccessSeconds } from './key-schedule.ts';

const hour = 3_600_000;
const start = 1_800_000_000_000;
const key = (kid: string, activeFrom: number, retireAt: number | null = null): SigningKey => ({
  kid,
  app: 'app_1',
  env: 'live',
  publicJwk: '',
  sealedPrivateJwk: '',
  createdAt: activeFrom,
  activeFrom,
  retireAt,
});

describe('keySchedule', () => {
  test('KEY-04 the first key is needed now', () => {
    expect(keySchedule([], start)).toMatchObject({ signing: undefined, next: start });
  });

  test('KEY-04 the next key is published 24 h before it signs', () => {
    const first = key('a', start);
    expect(keySchedule([first], start + keyTimes.active - 25 * hour).next).toBeUndefined();
    expect(keySchedule([first], start + keyTimes.active - 24 * hour).next).toBe(start + keyTimes.active);
    // An app that slept gets its next key a day from now, not at once.
    expect(keySchedule([first], start + 2 * keyTimes.active).next).toBe(start + 2 * keyTimes.active + 24 * hour);
  });

  test('KEY-04 an old key stays until the last token it signed is over', () => {
    const keys = [key('a', start), key('b', start + keyTimes.active)];
    const retireAt = start + keyTimes.active + keyTimes.after;
    expect(keySchedule(keys, start + keyTimes.active - 1).signing?.kid).toBe('a');
    expect(keySchedule(keys, start + keyTimes.active).signing?.kid).toBe('b');
    expect(keySchedule(keys, start).retire).toEqual([{ kid: 'a', at: retireAt }]);
    const retired = [key('a', start, retireAt), key('b', start + keyTimes.active)];
    expect(keySchedule(retired, retireAt - 1).published.map(({ kid }) => kid)).toEqual(['a', 'b']);
    expect(keySchedule(retired, retireAt)).toMatchObject({ published: [{ kid: 'b' }], remove: ['a'] });
    expect(keyTimes.after).toBeGreaterThanOrEqual(longestAccessSeconds * 1000);
  });

  test('REL-07 a clock that is set back leaves the app able to sign', () => {
    expect(keySchedule([key('a', start)], start - 24 * hour)).toMatchObject({ signing: { kid: 'a' }, next: undefined });
  });

  test('KEY-04 whenever it is looked at, who cached the keys for a day knows every key that signs, and a token outlives none', () => {
    const waits = fc.array(fc.integer({ min: 1, max: 40 * 24 * hour }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(waits, (steps) => {
        let keys: SigningKey[] = [];
        let now = start;
        const seen = new Map<string, number>();
        for (const step of steps) {
          const asked = keySchedule(keys, now);
          if (asked.next !== undefined) keys.push(key(`k${now}`, asked.next));
          const { signing, published, retire, remove } = keySchedule(keys, now);
          for (const { kid } of published) if (!seen.has(kid)) seen.set(kid, now);
          expect(signing).toBeDefined();
          const firstEver = signing?.activeFrom === start;
          if (!firstEver) expect((signing?.activeFrom ?? 0) - (seen.get(signing?.kid ?? '') ?? now)).toBeGreaterThanOrEqual(keyTimes.ahead);
          keys = keys
            .map((entry) => ({ ...entry, retireAt: retire.find(({ kid }) => kid === entry.kid)?.at ?? entry.retireAt }))
            .filter(({ kid }) => !remove.includes(kid));
          const life = now + longestAccessSeconds * 1000 - 1;
          expect(keySchedule(keys, life).published.map(({ kid }) => kid)).toContain(signing?.kid);
          expect(published.length).toBeLessThanOrEqual(3);
          now += step;
        }
      }),
      { numRuns: 300 },
    );
  });
});
