import { beforeAll, describe, expect, test } from 'vitest';
import type { Storage } from '../ports/storage.ts';
import { aMail, aRecord, aUnit } from './samples.ts';
import { clock, minute, newScope, noon, type OpenSubject, together } from './subject.ts';

export const outboxContract = (open: OpenSubject) =>
  describe('outbox', () => {
    let storage: Storage;
    beforeAll(async () => {
      ({ storage } = await open(clock));
    });
    const queued = async (count: number, claimedUntil: number) => {
      const scope = newScope();
      const mails = Array.from({ length: count }, () => aMail(scope, { claimedUntil }));
      for (const outbox of mails) await storage.runs.commit(aUnit(aRecord(scope), 'new', { outbox }));
      return mails.map(({ id }) => id);
    };

    test('no two workers claim the same message', async () => {
      const ids = await queued(20, noon);
      const claims = await together(6, () => storage.outbox.claim(noon, noon + minute, 7));
      const claimed = claims.flat().map(({ id }) => id);
      expect(claimed).toHaveLength(new Set(claimed).size);
      // Rows locked by another worker are skipped, not waited for: what is left goes to the next claim.
      const rest = (await storage.outbox.claim(noon, noon + minute, 100)).map(({ id }) => id);
      expect([...claimed, ...rest].sort()).toEqual(ids.sort());
      for (const id of ids) await storage.outbox.remove(id);
    });

    test('a message that has left is on its way no more, and its row goes with the next commit', async () => {
      const [left = '', kept = ''] = await queued(2, noon);
      expect(await storage.outbox.holds(left)).toBe(true);
      await storage.outbox.left(left);
      expect([await storage.outbox.holds(left), await storage.outbox.holds(kept)]).toEqual([false, true]);
      await storage.outbox.remove(kept);
      expect(await storage.outbox.claim(noon, noon + minute, 10)).toEqual([]);
      expect(await storage.outbox.holds(left)).toBe(false);
    });

    test('a claim runs out; a message given back waits; a removed one is gone', async () => {
      const [id = ''] = await queued(1, noon + minute);
      const claim = async (now: number) => (await storage.outbox.claim(now, now + minute, 10)).map((mail) => [mail.id, mail.attempts]);
      expect(await claim(noon)).toEqual([]);
      expect(await claim(noon + minute)).toEqual([[id, 1]]);
      expect(await claim(noon + minute)).toEqual([]);
      await storage.outbox.retry(id, noon + 90_000);
      expect(await claim(noon + 90_000)).toEqual([[id, 2]]);
      await storage.outbox.remove(id);
      expect(await claim(noon + 10 * minute)).toEqual([]);
    });
  });
