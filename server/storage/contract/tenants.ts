import { describe, expect, test } from 'vitest';
import { aCode, aMail, aRecord, aSession, aUnit, email, movedTo } from './samples.ts';
import { clock, minute, newId, newScope, noon, type OpenSubject } from './subject.ts';

export const tenantsContract = (open: OpenSubject) =>
  describe('tenants', () => {
    test('TEN-05 equal ids in two apps, and in two environments of one, never meet', async () => {
      const { storage } = await open(clock);
      const a = newScope();
      const scopes = [a, newScope(), { ...a, env: 'sandbox' as const }];
      for (const [index, scope] of scopes.entries()) {
        const session = aSession(scope, 'user', { id: 'session', zone: `zone${index}`, cookieHash: 'cookie', device: 'device' });
        expect(
          await storage.runs.commit(
            aUnit(aRecord(scope, 1, { id: 'run', flow: `flow${index}` }), 'new', {
              guards: [{ kind: 'count', key: 'k', limit: 1, windowSeconds: 60, otherwise: 'limited' }],
              effects: [
                {
                  kind: 'user.create',
                  user: { id: 'user', attributes: { which: index } },
                  identifiers: [{ ...email('same@example.org'), verified: true }],
                },
                { kind: 'password.set', user: 'user', hash: `hash${index}`, reason: 'chosen' },
                {
                  kind: 'ticket.create',
                  ticket: {
                    hash: newId('t'),
                    purpose: 'verify-email',
                    run: 'run',
                    node: 'n',
                    visit: 1,
                    identifier: email('same@example.org'),
                    expiresAt: noon + minute,
                  },
                },
              ],
              session,
              code: aCode(scope, 'session', { hash: 'code', client: `client${index}` }),
              outbox: aMail(scope),
              idempotency: { key: 'key', bodyHash: `body${index}`, expiresAt: noon + minute },
            }),
          ),
        ).toEqual({ ok: true });
      }
      for (const [index, scope] of scopes.entries()) {
        expect(await storage.runs.find(scope, 'run')).toMatchObject({ flow: `flow${index}` });
        expect(await storage.runs.events(scope, 'run')).toHaveLength(1);
        expect(await storage.runs.list(scope, { limit: 9 })).toHaveLength(1);
        expect(await storage.users.find(scope, 'user')).toMatchObject({ attributes: { which: index } });
        expect(await storage.users.byIdentifier(scope, email('same@example.org'))).toMatchObject({ attributes: { which: index } });
        expect(await storage.users.passwordHash(scope, 'user')).toBe(`hash${index}`);
        expect(await storage.sessions.find(scope, 'session')).toMatchObject({ zone: `zone${index}` });
        expect(await storage.sessions.findByCookie(scope, 'cookie')).toMatchObject({ zone: `zone${index}` });
        expect(await storage.sessions.list(scope, 'user')).toHaveLength(1);
        expect(await storage.counters.peek(scope, 'k', noon)).toMatchObject({ count: 1 });
        expect(await storage.idempotency.find(scope, 'key', noon)).toMatchObject({ bodyHash: `body${index}` });
        expect(await storage.codes.redeem(scope, 'code', noon)).toMatchObject({ result: 'first', code: { client: `client${index}` } });
      }

      // What one does, the others do not feel.
      const [first, ...others] = scopes;
      if (first === undefined) throw new Error('unreachable');
      await storage.runs.commit(aUnit(movedTo(aRecord(first, 1, { id: 'run' }), 2), 1));
      await storage.sessions.revokeAll(first, 'user', noon);
      await storage.runs.abort(first, 'flow0', noon);
      await storage.users.remove(first, 'user');
      for (const scope of others) {
        expect(await storage.runs.find(scope, 'run')).toMatchObject({ status: 'active', run: { number: 1 } });
        expect(await storage.sessions.find(scope, 'session')).toMatchObject({ revokedAt: null });
        expect(await storage.users.find(scope, 'user')).toBeDefined();
      }
    });
  });
