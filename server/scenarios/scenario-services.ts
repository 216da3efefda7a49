import { randomBytes } from 'node:crypto';
import type { ClockPort } from '#flows/kit/ports.ts';
import { createCatalog } from '../engine/catalog.ts';
import { createWorlds } from '../engine/preview/worlds.ts';
import { createWaiters } from '../engine/waiters.ts';
import { readEnv } from '../env.ts';
import { createFederation } from '../federation/federation.ts';
import { createDigest } from '../security/create-digest.ts';
import { createSeal } from '../security/create-seal.ts';
import { EgressFault } from '../security/egress/egress-fault.ts';
import { seededRandom } from '../security/seeded-random.ts';
import { createTokens } from '../security/tokens/create-tokens.ts';
import type { Services } from '../services.ts';
import { openWorldStorage } from '../storage/sqlite/open-world.ts';
import type { Plays } from './create-plays.ts';
import type { ScenarioApp } from './scenario-app.ts';
import { scenarioHashing } from './scenario-hashing.ts';

/** Passed on, never read: nothing of a play is seen by anybody but who started it. */
const silent: Services['log'] = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** No play begins another. */
const unused: Plays = {
  run: async () => {
    throw new Error('a play was to play scenarios');
  },
};

const nowhere = async (): Promise<never> => {
  throw new EgressFault('address-not-allowed');
};

/**
 * The server's parts for plays alone: a database in memory that holds the app and its connectors, a key nobody else has, no way out
 * and no log. Nothing of the running server is within reach, so a play can neither read nor change anything of it (FLOW-18); and a
 * command line needs no server at all. Close it after the last play.
 */
export const scenarioServices = async (
  { app, connectors }: ScenarioApp,
  clock: ClockPort,
): Promise<{ services: Services; close(): Promise<void> }> => {
  const env = readEnv({ NODE_ENV: 'test', PUBLIC_URL: 'http://scenario.invalid', MAIL_CAPTURE: '1', SECRET_KEY: randomBytes(32).toString('base64') });
  const secrets = { secretKey: randomBytes(32), previous: [] };
  const storage = openWorldStorage(undefined, clock);
  await storage.apps.create(app);
  for (const { connector, settings } of connectors) {
    await storage.connectors.create({ ...connector, app: app.id });
    if (settings !== undefined)
      await storage.connectors.saveValues({ app: app.id, env: 'sandbox' }, connector.id, { settings, secrets: [], sealed: null, updatedAt: 0 });
  }
  const random = seededRandom('scenario-services', clock);
  const [digest, seal, waiters, catalog] = [createDigest(secrets), createSeal(secrets), createWaiters(), createCatalog(storage, clock.now)];
  const egress = { fetch: nowhere, lookup: nowhere };
  const parts = { env, storage, catalog, clock, random, digest, seal, waiters, log: silent, egress };
  const services: Services = {
    ...parts,
    worlds: createWorlds(parts),
    plays: unused,
    ownMail: undefined,
    tokens: createTokens({ secrets, seal }),
    hashing: scenarioHashing,
    federation: createFederation(parts),
    startGate: () => undefined,
    clientAddress: () => '',
    realms: { find: async () => undefined, byScope: async () => undefined, preview: async () => undefined },
  };
  return { services, close: () => storage.close() };
};
