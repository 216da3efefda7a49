import { beforeAll, describe, expect, test } from 'vitest';
import type { CommitResult, RunRecord, RunUnit } from '../ports/runs.ts';
import type { Storage } from '../ports/storage.ts';
import { aCode, aMail, anEntry, aRecord, aSession, aUnit, email, movedTo } from './samples.ts';
import { clock, day, hour, minute, newId, newScope, noon, type OpenSubject, races, together } from './subject.ts';

const ok = { ok: true } as const;
const applied = (results: readonly CommitResult[]): number => results.filter((result) => result.ok).length;

export const runsContract = (open: OpenSubject) =>
  describe('runs', () => {
    let storage: Storage;
    beforeAll(async () => {
      ({ storage } = await open(clock));
    });
    const started = async (scope = newScope(), change: Partial<RunUnit> = {}) => {
      const record = aRecord(scope);
      expect(await storage.runs.commit(aUnit(record, 'new', change))).toEqual(ok);
      return { scope, record };
    };

    test('a run is found again exactly as it was committed', async () => {
      const { scope, record } = await started();
      expect(await storage.runs.find(scope, record.id)).toEqual(record);
      const next = { ...movedTo(record, 2), plan: 'rebased', status: 'done' as const, idleUntil: noon + 20 * minute };
      expect(await storage.runs.commit(aUnit(next, 1))).toEqual(ok);
      expect(await storage.runs.find(scope, record.id)).toEqual(next);
      expect(await storage.runs.find(scope, 'nobody')).toBeUndefined();
    });

    test('an id is taken once', async () => {
      const { record } = await started();
      expect(await storage.runs.commit(aUnit(record, 'new'))).toEqual({ ok: false, reason: 'conflict' });
    });

    test.each(races)('FLOW-13 of 20 concurrent steps exactly one applies; the others write nothing (%i)', async () => {
      const workspace = newId('ws');
      const { scope, record } = await started();
      const results = await together(20, (index) =>
        storage.runs.commit(
          aUnit(movedTo(record, 2), 1, {
            outbox: aMail(scope, { id: newId('ob'), run: record.id, claimedUntil: noon - hour }),
            effects: [{ kind: 'user.create', user: { id: `user-${index}`, attributes: {} }, identifiers: [] }],
            audit: [anEntry(workspace)],
          }),
        ),
      );
      expect(applied(results)).toBe(1);
      expect(results.filter((result) => !result.ok)).toEqual(Array.from({ length: 19 }, () => ({ ok: false, reason: 'stale', number: 2 })));
      expect(await storage.runs.events(scope, record.id)).toHaveLength(2);
      expect(await storage.users.page(scope, { limit: 50 })).toMatchObject({ total: 1 });
      expect(await storage.audit.list(workspace, { limit: 50 })).toHaveLength(1);
      expect((await storage.outbox.claim(noon - minute, noon, 50)).filter(({ run }) => run === record.id)).toHaveLength(1);
    });

    test('REL-02 a unit of which one guard fails leaves nothing behind', async () => {
      const workspace = newId('ws');
      const { scope, record } = await started();
      const session = aSession(scope, 'new-user');
      const code = aCode(scope, session.id);
      const ticket = {
        hash: newId('t'),
        purpose: 'verify-email',
        run: record.id,
        node: 'n',
        visit: 1,
        identifier: email('a@example.org'),
        expiresAt: noon + hour,
      } as const;
      const result = await storage.runs.commit(
        aUnit(movedTo(record, 2), 1, {
          guards: [
            { kind: 'count', key: 'sends', limit: 5, windowSeconds: 60, otherwise: 'limited' },
            { kind: 'spend', ticket: 'no such ticket', otherwise: 'expired' },
          ],
          effects: [
            { kind: 'user.create', user: { id: 'new-user', attributes: {} }, identifiers: [{ ...email('a@example.org'), verified: true }] },
            { kind: 'password.set', user: 'new-user', hash: 'h', reason: 'chosen' },
            { kind: 'ticket.create', ticket },
          ],
          session,
          code,
          outbox: aMail(scope),
          audit: [anEntry(workspace)],
          idempotency: { key: 'once', bodyHash: 'b', expiresAt: noon + minute },
        }),
      );
      expect(result).toEqual({ ok: false, reason: 'guard', index: 1 });
      expect(await storage.runs.find(scope, record.id)).toEqual(record);
      expect(await storage.runs.events(scope, record.id)).toHaveLength(1);
      expect(await storage.counters.peek(scope, 'sends', noon)).toEqual({ count: 0 });
      expect(await storage.users.find(scope, 'new-user')).toBeUndefined();
      expect(await storage.users.byIdentifier(scope, email('a@example.org'))).toBeUndefined();
      expect(await storage.sessions.find(scope, session.id)).toBeUndefined();
      expect(await storage.codes.redeem(scope, code.hash, noon)).toBeUndefined();
      expect(await storage.tickets.find(ticket.hash)).toBeUndefined();
      expect(await storage.audit.list(workspace, { limit: 1 })).toEqual([]);
      expect(await storage.idempotency.find(scope, 'once', noon)).toBeUndefined();
      // The key and the message's id are free as well.
      expect(
        await storage.runs.commit(aUnit(movedTo(record, 2), 1, { idempotency: { key: 'once', bodyHash: 'b', expiresAt: noon + minute } })),
      ).toEqual(ok);
    });

    test('everything of a unit arrives together', async () => {
      const workspace = newId('ws');
      const scope = newScope();
      const session = aSession(scope, 'u');
      const code = aCode(scope, session.id);
      const mail = aMail(scope, { claimedUntil: noon + hour });
      const ticket = {
        hash: newId('t'),
        purpose: 'verify-email',
        run: 'r',
        node: 'n',
        visit: 2,
        identifier: email('a@example.org'),
        expiresAt: noon + hour,
      } as const;
      const { record } = await started(scope, {
        guards: [{ kind: 'count', key: 'sends', limit: 5, windowSeconds: 60, otherwise: 'limited' }],
        effects: [
          {
            kind: 'user.create',
            user: { id: 'u', attributes: { plan: 'pro', old: 1 } },
            identifiers: [{ ...email('a@example.org'), verified: false }],
          },
          { kind: 'user.set', user: 'u', attributes: { seats: 3, old: null } },
          { kind: 'identifier.verify', user: 'u', identifier: email('a@example.org') },
          { kind: 'password.set', user: 'u', hash: 'h', reason: 'chosen' },
          { kind: 'ticket.create', ticket },
        ],
        session,
        code,
        outbox: mail,
        audit: [anEntry(workspace), anEntry(workspace)],
        idempotency: { key: 'once', bodyHash: 'b', expiresAt: noon + minute },
      });
      expect(await storage.users.find(scope, 'u')).toEqual({
        id: 'u',
        status: 'active',
        attributes: { plan: 'pro', seats: 3 },
        identifiers: [{ ...email('a@example.org'), verified: true }],
        createdAt: noon,
        updatedAt: noon,
        lastSignInAt: noon,
      });
      expect(await storage.users.passwordHash(scope, 'u')).toBe('h');
      expect(await storage.sessions.find(scope, session.id)).toEqual(session);
      expect(await storage.tickets.find(ticket.hash)).toEqual({ ...ticket, ...scope, spentAt: null });
      expect(await storage.counters.peek(scope, 'sends', noon)).toEqual({ count: 1 });
      expect(await storage.idempotency.find(scope, 'once', noon)).toEqual({ bodyHash: 'b', run: record.id, sealedAnswer: null });
      expect(await storage.audit.verify(workspace)).toEqual({ rows: 2 });
      expect(await storage.codes.redeem(scope, code.hash, noon)).toEqual({ result: 'first', code });
      const [kept] = (await storage.outbox.claim(noon + hour, noon + 2 * hour, 100)).filter(({ id }) => id === mail.id);
      expect(kept).toEqual({ ...mail, attempts: 1, claimedUntil: noon + 2 * hour });
      // Its delivery moves the run on and wipes it.
      expect(await storage.runs.commit(aUnit(movedTo(record, 2), 1, { settled: { id: mail.id, sent: true } }))).toEqual(ok);
      expect((await storage.outbox.claim(noon + 3 * hour, noon + 4 * hour, 100)).map(({ id }) => id)).not.toContain(mail.id);
    });

    test('a message moves its run once: not when another process has had it', async () => {
      const { scope, record } = await started();
      const mail = aMail(scope, { claimedUntil: noon + hour });
      expect(await storage.runs.commit(aUnit(movedTo(record, 2), 1, { outbox: mail }))).toEqual(ok);
      expect(await storage.outbox.holds(mail.id)).toBe(true);
      await storage.outbox.remove(mail.id);
      expect(await storage.outbox.holds(mail.id)).toBe(false);
      const late = await storage.runs.commit(aUnit(movedTo(record, 3), 2, { settled: { id: mail.id, sent: false } }));
      expect(late).toEqual({ ok: false, reason: 'stale', number: 2 });
    });

    test.each(races)('OTP-03 a ticket is spent once, however many runs spend it together (%i)', async () => {
      const scope = newScope();
      const hash = newId('t');
      await started(scope, {
        effects: [
          {
            kind: 'ticket.create',
            ticket: { hash, purpose: 'verify-email', run: 'r', node: 'n', visit: 1, identifier: email('a@b'), expiresAt: noon + minute },
          },
        ],
      });
      const results = await together(10, () =>
        storage.runs.commit(aUnit(aRecord(scope), 'new', { guards: [{ kind: 'spend', ticket: hash, otherwise: 'expired' }] })),
      );
      expect(applied(results)).toBe(1);
      expect(results.filter((result) => !result.ok)).toEqual(Array.from({ length: 9 }, () => ({ ok: false, reason: 'guard', index: 0 })));
      expect(await storage.tickets.find(hash)).toMatchObject({ spentAt: noon });
    });

    test('FLOW-09 a ticket past its time, of another app, or named twice in one unit is not spent', async () => {
      const scope = newScope();
      const hash = newId('t');
      await started(scope, {
        effects: [
          {
            kind: 'ticket.create',
            ticket: { hash, purpose: 'verify-email', run: 'r', node: 'n', visit: 1, identifier: email('a@b'), expiresAt: noon + minute },
          },
        ],
      });
      const spend = { kind: 'spend', ticket: hash, otherwise: 'expired' } as const;
      const refused = { ok: false, reason: 'guard' };
      expect(await storage.runs.commit(aUnit(aRecord(scope), 'new', { guards: [spend], now: noon + minute }))).toMatchObject(refused);
      expect(await storage.runs.commit(aUnit(aRecord(newScope()), 'new', { guards: [spend] }))).toMatchObject(refused);
      expect(await storage.runs.commit(aUnit(aRecord({ ...scope, env: 'sandbox' }), 'new', { guards: [spend] }))).toMatchObject(refused);
      expect(await storage.runs.commit(aUnit(aRecord(scope), 'new', { guards: [spend, spend] }))).toMatchObject({ ...refused, index: 1 });
    });

    test('OTP-06 a count lets exactly its limit through, also together, and opens anew after the window', async () => {
      const scope = newScope();
      const send = (now: number) =>
        storage.runs.commit(
          aUnit(aRecord(scope), 'new', { now, guards: [{ kind: 'count', key: 'sends', limit: 5, windowSeconds: 60, otherwise: 'limited' }] }),
        );
      expect(applied(await together(20, () => send(noon)))).toBe(5);
      expect(await storage.counters.peek(scope, 'sends', noon)).toMatchObject({ count: 5 });
      expect(await send(noon + minute - 1)).toMatchObject({ ok: false, reason: 'guard' });
      expect(await send(noon + minute)).toEqual(ok);
      expect(await storage.counters.peek(scope, 'sends', noon + minute)).toMatchObject({ count: 1 });
    });

    test('two counts of one key in one unit count twice', async () => {
      const scope = newScope();
      const count = { kind: 'count', key: 'k', limit: 3, windowSeconds: 60, otherwise: 'limited' } as const;
      expect(await storage.runs.commit(aUnit(aRecord(scope), 'new', { guards: [count, count] }))).toEqual(ok);
      expect(await storage.runs.commit(aUnit(aRecord(scope), 'new', { guards: [count, count] }))).toEqual({ ok: false, reason: 'guard', index: 1 });
      expect(await storage.counters.peek(scope, 'k', noon)).toMatchObject({ count: 2 });
    });

    test('PWD-07 a throttle gives its free tries and then makes each wait twice as long; a success ends it', async () => {
      const scope = newScope();
      const throttle = { kind: 'throttle', key: 'tries', free: 2, firstWaitSeconds: 30, maxWaitSeconds: 100, otherwise: 'wait' } as const;
      const tryAt = (now: number) => storage.runs.commit(aUnit(aRecord(scope), 'new', { now, guards: [throttle] }));
      let now = noon;
      const waits: number[] = [];
      for (let tries = 0; tries < 6; tries += 1) {
        expect(await tryAt(now)).toEqual(ok);
        const { blockedUntil = now } = await storage.counters.peek(scope, 'tries', now);
        if (blockedUntil > now) expect(await tryAt(blockedUntil - 1)).toMatchObject({ ok: false, reason: 'guard' });
        waits.push((blockedUntil - now) / 1000);
        now = blockedUntil;
      }
      expect(waits).toEqual([0, 30, 60, 100, 100, 100]);
      await storage.runs.commit(aUnit(aRecord(scope), 'new', { now, effects: [{ kind: 'counter.clear', key: 'tries' }] }));
      expect(await storage.counters.peek(scope, 'tries', now)).toEqual({ count: 0 });
    });

    test('a counter counted and cleared by one unit is clear', async () => {
      const scope = newScope();
      const guards = [{ kind: 'count', key: 'k', limit: 3, windowSeconds: 60, otherwise: 'limited' }] as const;
      await storage.runs.commit(aUnit(aRecord(scope), 'new', { guards }));
      await storage.runs.commit(aUnit(aRecord(scope), 'new', { guards, effects: [{ kind: 'counter.clear', key: 'k' }] }));
      expect(await storage.counters.peek(scope, 'k', noon)).toEqual({ count: 0 });
    });

    test.each(races)('a verified identifier has one owner, however many runs claim it together (%i)', async () => {
      const scope = newScope();
      const claim = (index: number) =>
        storage.runs.commit(
          aUnit(aRecord(scope), 'new', {
            effects: [
              { kind: 'user.create', user: { id: `u${index}`, attributes: {} }, identifiers: [{ ...email('one@example.org'), verified: true }] },
            ],
          }),
        );
      const results = await together(10, claim);
      expect(applied(results)).toBe(1);
      expect(results.filter((result) => !result.ok)).toEqual(Array.from({ length: 9 }, () => ({ ok: false, reason: 'conflict' })));
      expect(await storage.users.page(scope, { limit: 50 })).toMatchObject({ total: 1 });
    });

    test('the unique guard sees other owners, but not the one excepted', async () => {
      const { scope } = await started(newScope(), {
        effects: [
          {
            kind: 'user.create',
            user: { id: 'u', attributes: {} },
            identifiers: [
              { ...email('one@example.org'), verified: true },
              { ...email('two@example.org'), verified: false },
            ],
          },
        ],
      });
      const guarded = (canonical: string, except?: string) =>
        storage.runs.commit(
          aUnit(aRecord(scope), 'new', {
            guards: [{ kind: 'unique', identifier: email(canonical), otherwise: 'taken', ...(except !== undefined && { except }) }],
          }),
        );
      expect(await guarded('one@example.org')).toEqual({ ok: false, reason: 'guard', index: 0 });
      expect(await guarded('one@example.org', 'u')).toEqual(ok);
      expect(await guarded('two@example.org')).toEqual(ok);
    });

    test('effects on a user who is gone, and a clash of unique values, are conflicts', async () => {
      const scope = newScope();
      await storage.users.addColumn(scope.app, { key: 'badge', name: 'Badge', type: 'text', unique: true, options: [] }, 'a0');
      await started(scope, { effects: [{ kind: 'user.create', user: { id: 'u', attributes: { badge: 'A1' } }, identifiers: [] }] });
      const conflict = { ok: false, reason: 'conflict' };
      const commit = (effects: RunUnit['effects']) => storage.runs.commit(aUnit(aRecord(scope), 'new', { effects }));
      expect(await commit([{ kind: 'user.set', user: 'gone', attributes: {} }])).toEqual(conflict);
      expect(await commit([{ kind: 'password.set', user: 'gone', hash: 'h', reason: 'chosen' }])).toEqual(conflict);
      expect(await commit([{ kind: 'identifier.verify', user: 'gone', identifier: email('a@b') }])).toEqual(conflict);
      expect(await commit([{ kind: 'user.create', user: { id: 'v', attributes: { badge: 'a1' } }, identifiers: [] }])).toEqual(conflict);
      expect(await commit([{ kind: 'user.create', user: { id: 'u', attributes: {} }, identifiers: [] }])).toEqual(conflict);
      expect(await commit([{ kind: 'user.set', user: 'u', attributes: { badge: 'A1' } }])).toEqual(ok);
    });

    test('FLOW-11 nobody disabled or gone is given a session', async () => {
      const scope = newScope();
      await storage.users.create(scope, { id: 'u', attributes: {}, status: 'active', identifiers: [] }, noon);
      await storage.users.update(scope, 'u', { status: 'disabled' }, noon);
      const session = aSession(scope, 'u');
      expect(await storage.runs.commit(aUnit(aRecord(scope), 'new', { session }))).toEqual({ ok: false, reason: 'conflict' });
      expect(await storage.runs.commit(aUnit(aRecord(scope), 'new', { session: aSession(scope, 'gone') }))).toEqual({
        ok: false,
        reason: 'conflict',
      });
      expect(await storage.sessions.find(scope, session.id)).toBeUndefined();
    });

    test('RT-05 a newly chosen password ends the sessions and codes before it, but not the one of its own step; a rehash ends none', async () => {
      const scope = newScope();
      await storage.users.create(scope, { id: 'u', attributes: {}, status: 'active', identifiers: [] }, noon);
      await storage.users.setPassword(scope, 'u', 'first', noon);
      const before = aSession(scope, 'u');
      const code = aCode(scope, before.id);
      await storage.runs.commit(aUnit(aRecord(scope), 'new', { session: before, code }));
      await storage.runs.commit(aUnit(aRecord(scope), 'new', { effects: [{ kind: 'password.set', user: 'u', hash: 'again', reason: 'rehash' }] }));
      expect(await storage.sessions.find(scope, before.id)).toMatchObject({ revokedAt: null });
      const after = aSession(scope, 'u');
      await storage.runs.commit(
        aUnit(aRecord(scope), 'new', { session: after, effects: [{ kind: 'password.set', user: 'u', hash: 'new', reason: 'chosen' }] }),
      );
      expect(await storage.sessions.find(scope, before.id)).toMatchObject({ revokedAt: noon });
      expect(await storage.codes.redeem(scope, code.hash, noon)).toBeUndefined();
      expect(await storage.sessions.find(scope, after.id)).toMatchObject({ revokedAt: null });
      expect(await storage.users.passwordHash(scope, 'u')).toBe('new');
    });

    test('FLOW-14 an idempotency key is taken once, also together, and again when its time is over', async () => {
      const scope = newScope();
      const idempotency = { key: 'k', bodyHash: 'b', expiresAt: noon + 10 * minute };
      const results = await together(10, () => storage.runs.commit(aUnit(aRecord(scope), 'new', { idempotency })));
      expect(applied(results)).toBe(1);
      expect(results.filter((result) => !result.ok)).toEqual(Array.from({ length: 9 }, () => ({ ok: false, reason: 'duplicate' })));
      await storage.idempotency.fill(scope, 'k', 'sealed');
      expect(await storage.idempotency.find(scope, 'k', noon)).toMatchObject({ sealedAnswer: 'sealed' });
      expect(await storage.idempotency.find(scope, 'k', noon + 10 * minute)).toBeUndefined();
      const again = aRecord(scope);
      expect(
        await storage.runs.commit(aUnit(again, 'new', { idempotency: { ...idempotency, expiresAt: noon + hour }, now: noon + 10 * minute })),
      ).toEqual(ok);
      expect(await storage.idempotency.find(scope, 'k', noon + 11 * minute)).toEqual({ bodyHash: 'b', run: again.id, sealedAnswer: null });
    });

    test('FLOW-15 abort ends the active runs of one flow, and a step computed before does not revive one', async () => {
      const scope = newScope();
      const runs = [aRecord(scope), aRecord(scope), aRecord(scope, 1, { flow: 'flow_2' }), aRecord(scope, 1, { status: 'done' })];
      for (const record of runs) await storage.runs.commit(aUnit(record, 'new'));
      expect(await storage.runs.abort(scope, 'flow_1', noon)).toBe(2);
      const [first] = runs;
      if (first === undefined) throw new Error('unreachable');
      expect(await storage.runs.find(scope, first.id)).toMatchObject({ status: 'failed' });
      expect(await storage.runs.commit(aUnit(movedTo(first, 2), 1))).toEqual({ ok: false, reason: 'stale', number: 1 });
      expect((await storage.runs.list(scope, { limit: 10 })).map(({ status }) => status).sort()).toEqual(['active', 'done', 'failed', 'failed']);
    });

    test('runs of one user are those that are or were about them, in their own app and environment only', async () => {
      const scope = newScope();
      const about = (user: string, startedAt: number, now: Partial<RunRecord['run']['states'][number]['subject']> = {}) => {
        const record = aRecord(scope, 1, { startedAt });
        const states = record.run.states.flatMap((state) => [
          { ...state, subject: { user } },
          { ...state, subject: { user, ...now } },
        ]);
        return { ...record, run: { ...record.run, states } };
      };
      const first = about('usr_1', noon);
      const second = about('usr_1', noon + 1, { user: 'usr_2' });
      const others = [about('usr_10', noon), about('usrX1', noon), { ...about('usr_1', noon), env: 'sandbox' as const }];
      for (const record of [first, second, ...others]) expect(await storage.runs.commit(aUnit(record, 'new'))).toEqual({ ok: true });
      const listed = async (user: string, filter = {}) => (await storage.runs.list(scope, { limit: 9, user, ...filter })).map(({ id }) => id);
      expect(await listed('usr_1')).toEqual([second.id, first.id]);
      expect(await listed('usr_1', { before: noon + 1 })).toEqual([first.id]);
      expect(await listed('usr_1', { flow: 'odd' })).toEqual([]);
      for (const nobody of ['%', 'usr%', '_', '"', "' OR 1=1 --", '!', '']) expect(await listed(nobody), nobody).toEqual([]);
    });

    test('the history lists newest first, by flow, page by page', async () => {
      const scope = newScope();
      const records = Array.from({ length: 5 }, (_, index) =>
        aRecord(scope, 1, {
          startedAt: noon + index,
          flow: index % 2 === 0 ? 'even' : 'odd',
          ...(index === 0 && { idleUntil: noon }),
        }),
      );
      for (const record of records)
        await storage.runs.commit(aUnit(record, 'new', { event: { ...aUnit(record, 'new').event, at: record.startedAt + 7 } }));
      const ids = records.map(({ id }) => id).reverse();
      const page = await storage.runs.list(scope, { limit: 3 });
      expect(page.map(({ id }) => id)).toEqual(ids.slice(0, 3));
      expect((await storage.runs.list(scope, { limit: 3, before: noon + 2 })).map(({ id }) => id)).toEqual(ids.slice(3));
      expect(await storage.runs.list(scope, { limit: 9, flow: 'odd' })).toHaveLength(2);
      expect((await storage.runs.list(scope, { limit: 9, status: 'expired' })).map(({ id }) => id)).toEqual(ids.slice(4));
      expect(await storage.runs.list(scope, { limit: 9, status: 'active' })).toHaveLength(4);
      expect(await storage.runs.list(scope, { limit: 9, status: 'done' })).toEqual([]);
      expect((await storage.runs.list(scope, { limit: 9 })).at(-1)).toEqual({
        id: ids[4],
        flow: 'even',
        version: 1,
        status: 'expired',
        startedAt: noon,
        lastAt: noon + 7,
        node: 'ask',
        steps: 1,
      });
    });

    test('purge keeps what is young and takes no more than it may', async () => {
      const { storage: own } = await open(clock);
      const scope = newScope();
      const sandbox = { ...scope, env: 'sandbox' as const };
      const records = [aRecord(scope), aRecord(scope), aRecord(scope), aRecord(sandbox)];
      for (const record of records) await own.runs.commit(aUnit(record, 'new'));
      expect(await own.runs.purge(noon + day, 10)).toBe(0);
      expect(await own.runs.purge(noon + day + 2 * hour, 2)).toBe(2);
      expect(await own.runs.purge(noon + day + 2 * hour, 2)).toBe(1);
      expect(await own.runs.list(sandbox, { limit: 9 })).toHaveLength(1);
      expect(await own.runs.purge(noon + 7 * day + 2 * hour, 10)).toBe(1);
      expect(await own.runs.events(scope, records[0]?.id ?? '')).toHaveLength(1);
      expect(await own.runs.purge(noon + 30 * day + 2 * hour, 2)).toBe(3);
      expect(await own.runs.purge(noon + 30 * day + 2 * hour, 2)).toBe(1);
    });
  });
