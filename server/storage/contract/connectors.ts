import { beforeAll, describe, expect, test } from 'vitest';
import type { Connector, ConnectorValues } from '../ports/connectors.ts';
import type { Storage } from '../ports/storage.ts';
import { withApp } from './samples.ts';
import { clock, newId, noon, type OpenSubject } from './subject.ts';

/** Services outside an app, with values per environment. */
export const connectorsContract = (open: OpenSubject): void => {
  let storage: Storage;
  beforeAll(async () => {
    ({ storage } = await open(clock));
  });

  const values: ConnectorValues = {
    settings: { host: 'dc.example', groups: [{ group: 'Staff', role: 'staff' }] },
    secrets: ['bindPassword'],
    sealed: 's',
    updatedAt: noon,
  };
  const made = async (app: string): Promise<Connector> => {
    const connector: Connector = { id: newId('con'), app, kind: 'directory', name: 'Staff', status: 'active', createdAt: noon, updatedAt: noon };
    await storage.connectors.create(connector);
    return connector;
  };

  describe('connectors', () => {
    test('are made, opened with their values, listed with their environments', async () => {
      const { id: app } = await withApp(storage);
      const [one, two] = [await made(app), await made(app)];
      expect(await storage.connectors.find(app, one.id)).toEqual(one);
      expect(await storage.connectors.open({ app, env: 'live' }, one.id)).toEqual({ connector: one, values: undefined });
      expect(await storage.connectors.saveValues({ app, env: 'live' }, one.id, { ...values, sealed: null, secrets: [] })).toBe(true);
      expect(await storage.connectors.saveValues({ app, env: 'live' }, one.id, values)).toBe(true);
      expect(await storage.connectors.open({ app, env: 'live' }, one.id)).toEqual({ connector: one, values });
      expect(await storage.connectors.open({ app, env: 'sandbox' }, one.id)).toEqual({ connector: one, values: undefined });
      expect(await storage.connectors.list(app)).toEqual([
        { ...one, envs: ['live'] },
        { ...two, envs: [] },
      ]);
    });

    test('FED-06 a change is seen by the next read; one that is removed is gone with its values', async () => {
      const { id: app } = await withApp(storage);
      const one = await made(app);
      await storage.connectors.saveValues({ app, env: 'live' }, one.id, values);
      expect(await storage.connectors.update(app, one.id, { status: 'disabled' }, noon + 1)).toBe(true);
      expect((await storage.connectors.open({ app, env: 'live' }, one.id))?.connector).toEqual({ ...one, status: 'disabled', updatedAt: noon + 1 });
      expect(await storage.connectors.remove(app, one.id)).toBe(true);
      expect(await storage.connectors.remove(app, one.id)).toBe(false);
      expect(await storage.connectors.open({ app, env: 'live' }, one.id)).toBeUndefined();
      expect(await storage.connectors.update(app, one.id, { name: 'Gone' }, noon)).toBe(false);
      expect(await storage.connectors.saveValues({ app, env: 'live' }, one.id, values)).toBe(false);
      await storage.connectors.create(one);
      expect((await storage.connectors.open({ app, env: 'live' }, one.id))?.values).toBeUndefined();
    });

    test('TEN-05 another app finds, changes and removes nothing of this one', async () => {
      const [{ id: mine }, { id: theirs }] = [await withApp(storage), await withApp(storage)];
      const one = await made(mine);
      expect(await storage.connectors.find(theirs, one.id)).toBeUndefined();
      expect(await storage.connectors.open({ app: theirs, env: 'live' }, one.id)).toBeUndefined();
      expect(await storage.connectors.update(theirs, one.id, { name: 'Stolen' }, noon)).toBe(false);
      expect(await storage.connectors.saveValues({ app: theirs, env: 'live' }, one.id, values)).toBe(false);
      expect(await storage.connectors.remove(theirs, one.id)).toBe(false);
      expect(await storage.connectors.list(theirs)).toEqual([]);
      expect(await storage.connectors.find(mine, one.id)).toEqual(one);
    });
  });
};
