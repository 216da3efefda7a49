import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withApp } from '#server/storage/contract/samples.ts';
import { openWorldStorage, type WorldStorage } from '#server/storage/sqlite/open-world.ts';
import { checkSecretKey } from './check-secret-key.ts';
import { createSeal } from './create-seal.ts';

const sealOf = () => createSeal({ secretKey: randomBytes(32), previous: [] });

describe('checkSecretKey', () => {
  let storage: WorldStorage;
  beforeEach(() => {
    storage = openWorldStorage();
  });
  afterEach(() => storage.close());

  test('KEY-02 a new database takes the first key that comes, and that one only from then on', async () => {
    const [first, second] = [sealOf(), sealOf()];
    const results = await Promise.allSettled([checkSecretKey(storage.sealed, first), checkSecretKey(storage.sealed, second)]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    await checkSecretKey(storage.sealed, first);
    await expect(checkSecretKey(storage.sealed, second)).rejects.toThrow('another SECRET_KEY');
  });

  test('KEY-02 a database from before there was a check value is judged by a signing key', async () => {
    const [right, wrong] = [sealOf(), sealOf()];
    const { id } = await withApp(storage);
    const sealedPrivateJwk = right.seal('signing-key', `${id}|live|kid`, '{}');
    await storage.keys.add({ kid: 'kid', app: id, env: 'live', publicJwk: '{}', sealedPrivateJwk, createdAt: 0, activeFrom: 1, retireAt: null }, 0);
    await expect(checkSecretKey(storage.sealed, wrong)).rejects.toThrow('another SECRET_KEY');
    expect(await storage.sealed.check()).toBeUndefined();
    await checkSecretKey(storage.sealed, right);
    expect(await storage.sealed.check()).toBeDefined();
  });

  test('a damaged check value refuses the start', async () => {
    await storage.sealed.addCheck('damaged');
    await expect(checkSecretKey(storage.sealed, sealOf())).rejects.toThrow('another SECRET_KEY');
  });
});
