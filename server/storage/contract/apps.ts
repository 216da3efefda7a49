import { beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../ports/clients.ts';
import type { SigningKey } from '../ports/keys.ts';
import type { Storage } from '../ports/storage.ts';
import { anApp, withApp, withWorkspace } from './samples.ts';
import { clock, newId, noon, type OpenSubject, together } from './subject.ts';

/** Apps and what belongs to one: clients and signing keys. */
export const appsContract = (open: OpenSubject): void => {
  let storage: Storage;
  beforeAll(async () => {
    ({ storage } = await open(clock));
  });

  describe('apps', () => {
    test('is found as it was made; a slug is taken once on a server', async () => {
      const workspace = await withWorkspace(storage);
      const app = anApp(workspace);
      const results = await together(5, (index) => storage.apps.create(index === 0 ? app : anApp(workspace, { slug: app.slug })));
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      const stored = await storage.apps.bySlug(app.slug);
      expect(stored).toMatchObject({ slug: app.slug, lifetimes: app.lifetimes, theme: app.theme });
      expect(await storage.apps.find(stored?.id ?? '')).toEqual(stored);
      expect(await storage.apps.list(workspace)).toEqual([stored]);
      expect(await storage.apps.find('none')).toBeUndefined();
    });

    test('update changes what is named and nothing else', async () => {
      const app = await withApp(storage);
      const change = { name: 'New', theme: { accent: '#000000', radius: 0, logo: 'x' }, status: 'disabled' as const };
      expect(await storage.apps.update(app.id, change)).toBe(true);
      expect(await storage.apps.find(app.id)).toEqual({ ...app, ...change });
      expect(await storage.apps.update('none', change)).toBe(false);
    });
  });

  describe('clients', () => {
    test('are saved, found, listed and removed; origins are those of active ones', async () => {
      const { id: app } = await withApp(storage);
      const client: Client = {
        id: 'web',
        app,
        env: 'live',
        name: 'Web',
        kind: 'spa',
        secretHash: null,
        redirectUris: ['https://a.example/back'],
        origins: ['https://a.example'],
        accepts: ['form'],
        status: 'active',
        createdAt: noon,
      };
      await storage.clients.save({ ...client, name: 'Old' });
      await storage.clients.save(client);
      await storage.clients.save({ ...client, id: 'off', origins: ['https://b.example'], status: 'disabled' });
      await storage.clients.save({ ...client, env: 'sandbox', origins: ['https://c.example'] });
      expect(await storage.clients.find(app, 'live', 'web')).toEqual(client);
      expect(await storage.clients.find(app, 'live', 'none')).toBeUndefined();
      expect(await storage.clients.origins(app, 'live')).toEqual(['https://a.example']);
      expect(await storage.clients.list(app)).toHaveLength(3);
      expect(await storage.clients.remove(app, 'web')).toBe(true);
      expect(await storage.clients.remove(app, 'web')).toBe(false);
      expect((await storage.clients.list(app)).map(({ id }) => id)).toEqual(['off']);
    });
  });

  describe('signing keys', () => {
    test('KEY-04 of concurrent rotations one adds a key; keys are retired and removed', async () => {
      const { id: app } = await withApp(storage);
      const aKey = (activeFrom: number): SigningKey => ({
        kid: newId('kid'),
        app,
        env: 'live',
        publicJwk: '{}',
        sealedPrivateJwk: 'sealed',
        createdAt: noon,
        activeFrom,
        retireAt: null,
      });
      const results = await together(8, () => storage.keys.add(aKey(noon), noon));
      expect(results.filter(Boolean)).toHaveLength(1);
      expect(await storage.keys.add(aKey(noon + 5), noon + 1)).toBe(true);
      const [first, second] = await storage.keys.list(app, 'live');
      expect([first?.activeFrom, second?.activeFrom]).toEqual([noon, noon + 5]);
      expect(await storage.keys.list(app, 'sandbox')).toEqual([]);
      await storage.keys.retire(first?.kid ?? '', noon + 9);
      expect((await storage.keys.list(app, 'live'))[0]).toMatchObject({ retireAt: noon + 9 });
      await storage.keys.remove(first?.kid ?? '');
      expect(await storage.keys.list(app, 'live')).toEqual([second]);
    });
  });
};
