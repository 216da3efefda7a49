import { beforeAll, describe, expect, test } from 'vitest';
import type { SealedRow } from '../ports/sealed.ts';
import type { Storage } from '../ports/storage.ts';
import { aMail, aRecord, aUnit, movedTo } from './samples.ts';
import { clock, newId, newScope, noon, type OpenSubject, together } from './subject.ts';

export const sealedContract = (open: OpenSubject) =>
  describe('sealed values', () => {
    let storage: Storage;
    beforeAll(async () => {
      ({ storage } = await open(clock));
    });
    const toNew = ({ text }: SealedRow) => (text.startsWith('old') ? `new${text.slice(3)}` : undefined);
    /** Every row of the place, `limit` at a time. */
    const walk = async (place: Parameters<Storage['sealed']['reseal']>[0], decide: (row: SealedRow) => string | undefined, limit = 3) => {
      let total = 0;
      for (let after: Parameters<Storage['sealed']['reseal']>[1]; ; ) {
        const { changed, last } = await storage.sealed.reseal(place, after, limit, decide);
        total += changed;
        if (last === undefined) return total;
        after = last;
      }
    };

    test('KEY-03 every row is come by once, whatever app it is of, and one that is current is left alone', async () => {
      const scopes = [newScope(), newScope()];
      const mails = Array.from({ length: 10 }, (_, at) => ({
        ...(scopes[at % 2] ?? newScope()),
        id: newId('mail'),
        at: noon,
        sealed: `old.${at}`,
        run: null,
      }));
      for (const mail of mails) await storage.mailbox.keep(mail);
      expect(await walk('mailbox', toNew)).toBe(10);
      const kept = (await Promise.all(scopes.map((scope) => storage.mailbox.list(scope, 20)))).flat();
      expect(kept.map(({ sealed }) => sealed).sort()).toEqual(mails.map(({ sealed }) => sealed.replace('old', 'new')).sort());
      expect(await walk('mailbox', toNew)).toBe(0);
    });

    test('KEY-03 signing keys, answers and mail under way are reached, and rows without a sealed value are passed by', async () => {
      const scope = newScope();
      const mail = aMail(scope, { sealed: 'old.mail' });
      const unit = aUnit(aRecord(scope), 'new', { outbox: mail, idempotency: { key: 'k', bodyHash: 'h', expiresAt: noon + 1 } });
      await storage.runs.commit(unit);
      expect(await walk('idempotency', toNew)).toBe(0);
      await storage.idempotency.fill(scope, 'k', 'old.answer');
      for (const place of ['outbox', 'idempotency'] as const) expect(await walk(place, toNew)).toBe(1);
      expect((await storage.outbox.claim(noon, noon + 1, 9)).find(({ id }) => id === mail.id)?.sealed).toBe('new.mail');
      expect((await storage.idempotency.find(scope, 'k', noon))?.sealedAnswer).toBe('new.answer');
    });

    test('KEY-03 a run that moves on meanwhile keeps its step', async () => {
      const record = aRecord(newScope());
      await storage.runs.commit(aUnit(record, 'new'));
      for (let number = 2; number <= 20; number += 1) {
        const [, moved] = await Promise.all([
          // The locale stands for a sealed value: what is written must be made of what the row holds then.
          walk('runs', ({ id, text }) => (id === record.id ? text.replace(/"locale":"[^"]*"/, `"locale":"n${number}"`) : undefined), 50),
          storage.runs.commit(aUnit(movedTo(record, number), number - 1)),
        ]);
        expect(moved).toMatchObject({ ok: true });
        expect((await storage.runs.find(record, record.id))?.run.number).toBe(number);
      }
    });

    test('the check value is set once, and replaced when told', async () => {
      const { storage: own } = await open(clock);
      expect(await own.sealed.check()).toBeUndefined();
      expect(await own.sealed.sample()).toBeUndefined();
      await together(5, (index) => own.sealed.addCheck(`check-${index}`));
      const first = await own.sealed.check();
      await own.sealed.addCheck('later');
      expect(await own.sealed.check()).toBe(first);
      await own.sealed.replaceCheck('rotated');
      expect(await own.sealed.check()).toBe('rotated');
    });
  });
