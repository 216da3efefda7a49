import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import { definition } from '#flows/connectors/directory/definition.ts';
import type { DirectoryPort } from '#flows/kit/ports.ts';
import { sealSecrets } from '#server/connectors/connector-secrets.ts';
import { compose } from '#server/compose.ts';
import { readEnv } from '#server/env.ts';
import { createEgress } from '#server/security/egress/create-egress.ts';
import { readAllowEntry } from '#server/security/egress/allow-list.ts';
import { keepBreakers } from '#server/outside/keep-breakers.ts';
import { liveDirectory } from '#server/outside/directory/live-directory.ts';

type Settings = z.input<typeof definition.settings>;

export type DirectoryDesk = {
  /** A connector with these settings, by its id. */
  add(settings: Partial<Settings>, bindPassword: string): Promise<string>;
  disable(connector: string): Promise<void>;
  remove(connector: string): Promise<void>;
  port: DirectoryPort;
  logged: Record<string, unknown>[];
  clock: { advance(ms: number): void };
  close(): Promise<void>;
};

/** Storage, seal and egress as they are in production, before a directory: `hosts` stands in for DNS. */
export const directoryDesk = async (common: Settings, hosts: Readonly<Record<string, string>>): Promise<DirectoryDesk> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sallyport-desk-'));
  const logged: Record<string, unknown>[] = [];
  const note = (fields: Record<string, unknown>) => void logged.push(fields);
  let offset = 0;
  const clock = { now: () => Date.now() + offset };
  const { services, close } = await compose(readEnv({ DATA_DIR: dataDir, PUBLIC_URL: 'https://login.example.org' }), {
    clock,
    log: { debug: note, info: note, warn: note, error: note },
  });
  const app = services.random.id('app');
  const now = clock.now();
  const lifetimes = { accessSeconds: 600, refreshSeconds: 86_400, absoluteSeconds: 2_592_000 };
  const look = { theme: { accent: '#000000', radius: 0, logo: null }, defaultLanguage: 'en' };
  await services.storage.apps.create({
    id: app,
    workspace: 'w',
    slug: 'desk',
    name: 'Desk',
    access: 'registered',
    lifetimes,
    ...look,
    status: 'active',
    createdAt: now,
  });
  for (const [order, column] of (['email', 'text', 'number'] as const).entries()) {
    await services.storage.users.addColumn(app, { key: column, name: column, type: column, unique: false, options: [] }, `a${order}`);
  }
  const scope = { app, env: 'live' } as const;
  const egress = createEgress(
    ['127.0.0.0/8'].flatMap((text) => readAllowEntry(text) ?? []),
    async (host) => (hosts[host] === undefined ? [] : [{ address: hosts[host], family: 4 }]),
  );
  return {
    logged,
    port: liveDirectory({ ...services, egress }, scope, keepBreakers(clock)),
    clock: {
      advance: (ms) => {
        offset += ms;
      },
    },
    add: async (settings, bindPassword) => {
      const id = services.random.id('con');
      await services.storage.connectors.create({
        ...{ id, app, kind: 'directory', name: 'Staff', status: 'active' },
        createdAt: now,
        updatedAt: now,
      });
      const sealed = sealSecrets(services, scope, id, { bindPassword });
      const parsed = definition.settings.parse({ ...common, ...settings });
      await services.storage.connectors.saveValues(scope, id, { settings: parsed, secrets: ['bindPassword'], sealed, updatedAt: now });
      return id;
    },
    disable: async (id) => void (await services.storage.connectors.update(app, id, { status: 'disabled' }, now)),
    remove: async (id) => void (await services.storage.connectors.remove(app, id)),
    close: async () => {
      await close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
