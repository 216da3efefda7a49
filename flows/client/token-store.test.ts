import { expect, test } from 'vitest';
import { webTokenStore } from './token-store.ts';

const fakeStorage = () => {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
};

test('a web store gives back what it was given and forgets it when told', async () => {
  const storage = fakeStorage();
  const store = webTokenStore(storage);
  await store.write({ accessToken: 'a', accessExpiresAt: 1 });
  expect(await webTokenStore(storage).read()).toEqual({ accessToken: 'a', accessExpiresAt: 1 });
  await store.write(undefined);
  expect(storage.kept.size).toBe(0);
});

test.each(['', '{', 'null', '[]', '{"accessToken":1}', '{"accessToken":"a"}', '{"accessToken":"a","accessExpiresAt":1,"refreshToken":{}}'])(
  'unreadable contents %s count as none',
  async (contents) => {
    const storage = fakeStorage();
    storage.kept.set('sallyport.tokens', contents);
    expect(await webTokenStore(storage).read()).toBeUndefined();
  },
);
