import { beforeAll, describe, expect, test } from 'vitest';
import type { ApiKey } from '../ports/api-keys.ts';
import type { Scope } from '../ports/scope.ts';
import type { Storage } from '../ports/storage.ts';
import { clock, newId, newScope, noon, type OpenSubject } from './subject.ts';

export const apiKeysContract = (open: OpenSubject) =>
  describe('API keys', () => {
    let storage: Storage;
    beforeAll(async () => {
      ({ storage } = await open(clock));
    });
    const aKey = (scope: Scope): ApiKey => ({
      ...scope,
      id: newId('key'),
      name: 'Nightly',
      hash: 'hash',
      prefix: 'sp_live_abc',
      scopes: ['users:read'],
      createdBy: 'mem_1',
      createdAt: noon,
      expiresAt: null,
      lastUsedAt: null,
      revokedAt: null,
    });

    test('TEN-05 are found in their own app and environment only', async () => {
      const scope = newScope();
      const key = aKey(scope);
      await storage.apiKeys.create(key);
      expect(await storage.apiKeys.find(scope, key.id)).toEqual(key);
      expect(await storage.apiKeys.find({ ...scope, env: 'sandbox' }, key.id)).toBeUndefined();
      expect(await storage.apiKeys.find(newScope(), key.id)).toBeUndefined();
    });

    test('are listed newest first, note their use, and are revoked once', async () => {
      const scope = newScope();
      const [first, second] = [aKey(scope), aKey(scope)];
      await storage.apiKeys.create(first);
      await storage.apiKeys.create(second);
      await storage.apiKeys.used(scope, first.id, noon + 5);
      expect(await storage.apiKeys.revoke({ ...scope, env: 'sandbox' }, first.id, noon)).toBe(false);
      expect(await storage.apiKeys.revoke(scope, first.id, noon + 9)).toBe(true);
      expect(await storage.apiKeys.revoke(scope, first.id, noon + 10)).toBe(false);
      expect(await storage.apiKeys.list(scope)).toEqual([second, { ...first, lastUsedAt: noon + 5, revokedAt: noon + 9 }]);
    });
  });
