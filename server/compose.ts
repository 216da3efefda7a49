import { resolve } from 'node:path';
import type { ClockPort } from '#flows/kit/ports.ts';
import { createDeliveries } from './delivery/create-deliveries.ts';
import type { Mailer } from './delivery/mailer.ts';
import { createCatalog } from './engine/catalog.ts';
import { createWorlds } from './engine/preview/worlds.ts';
import { createRealms } from './engine/realms.ts';
import { createWaiters } from './engine/waiters.ts';
import { watchedStorage } from './engine/watched-storage.ts';
import type { Env } from './env.ts';
import { createFederation } from './federation/federation.ts';
import { createLog } from './log.ts';
import { createPlays } from './scenarios/create-plays.ts';
import { checkSecretKey } from './security/check-secret-key.ts';
import { createOutside } from './outside/create-outside.ts';
import { createClientAddress } from './security/client-address.ts';
import { createDigest } from './security/create-digest.ts';
import { createRandom } from './security/create-random.ts';
import { createSeal } from './security/create-seal.ts';
import { createEgress } from './security/egress/create-egress.ts';
import { createGate } from './security/limits.ts';
import { loadSecretKey } from './security/load-secret-key.ts';
import { createHashing } from './security/passwords/create-hashing.ts';
import { systemClock } from './security/system-clock.ts';
import { createTokens } from './security/tokens/create-tokens.ts';
import type { Log, Services } from './services.ts';
import { openStorage } from './storage/open.ts';
import { consoleScope } from './storage/ports/scope.ts';

/** An app's starts in a minute, however many callers it has: bounds what a flood can store (IN-09). */
const startsPerApp = 100_000;

export type Composed = { services: Services; close(): Promise<void> };

const smtpMailer = async (env: Env): Promise<Mailer | undefined> => {
  if (env.mail.smtpUrl === undefined) return undefined;
  const { createSmtpMailer } = await import('./delivery/smtp.ts');
  return createSmtpMailer(env.mail.smtpUrl, env.mail.from);
};

/** Parts a test or a bench puts in place of the real ones: the clock, where mail goes, what is logged. */
export type Replaced = { clock?: ClockPort; mailer?: Mailer; log?: Log };

/** Makes everything once, from the environment. Throws, with advice, on anything it cannot serve safely with (KEY-02). */
export const compose = async (env: Env, replaced: Replaced = {}): Promise<Composed> => {
  const log = replaced.log ?? createLog(env);
  if (replaced.mailer === undefined && env.mail.smtpUrl === undefined && !env.mail.capture) {
    throw new Error('Set SMTP_URL to the mail server that sends codes and links, or MAIL_CAPTURE=1 to keep live mail in the console instead.');
  }
  const clock = replaced.clock ?? systemClock;
  const random = createRandom(clock);
  const secrets = loadSecretKey(env);
  const digest = createDigest(secrets);
  const seal = createSeal(secrets);
  const stored = await openStorage({
    dataDir: resolve(env.dataDir),
    databaseUrl: env.databaseUrl,
    clock,
    onFatal: (error) => {
      // A database that cannot promise durability any more must not acknowledge anything (REL-05).
      log.error({ error }, 'the database failed; stopping');
      process.exit(1);
    },
  });
  try {
    await checkSecretKey(stored.sealed, seal);
  } catch (error) {
    await stored.close();
    throw error;
  }
  const catalog = createCatalog(stored, clock.now);
  const waiters = createWaiters();
  const storage = watchedStorage(
    stored,
    catalog.columns,
    () => {
      catalog.changed();
      stored.notices.publish({ kind: 'catalog' });
    },
    (flow) => {
      waiters.changed(flow);
      stored.notices.publish({ kind: 'draft', flow });
    },
  );
  // What other processes on the same database did; with SQLite there are none.
  const deaf = stored.notices.subscribe((notice) => {
    if (notice.kind === 'catalog') catalog.changed();
    else waiters.changed(notice.kind === 'run' ? notice.run : notice.flow);
  });

  const smtp = replaced.mailer ?? (await smtpMailer(env));
  const egress = createEgress(env.egressAllow);
  const deliveryFor = createDeliveries({ env, mailer: smtp, storage, catalog, egress, seal, clock, random, log });

  const federation = createFederation({ env, storage, seal, clock, random, digest, egress, log });
  const outsideFor = createOutside({ storage, seal, clock, digest, egress, log, federation });
  const realms = createRealms({
    storage,
    catalog,
    clock,
    random,
    digest,
    publicUrl: env.publicUrl,
    waiters: {
      ...waiters,
      changed: (run) => {
        waiters.changed(run);
        stored.notices.publish({ kind: 'run', run });
      },
    },
    outsideFor,
    deliveryFor,
  });
  const worlds = createWorlds({ env, storage, catalog, clock, digest, seal, waiters, log });
  const services: Services = {
    env,
    storage,
    clock,
    random,
    digest,
    seal,
    log,
    catalog,
    waiters,
    worlds,
    plays: createPlays(),
    ownMail: smtp && deliveryFor(consoleScope),
    tokens: createTokens({ secrets, seal }),
    hashing: createHashing(),
    egress,
    federation,
    startGate: createGate({ perCaller: env.startsPerMinute, perApp: startsPerApp, windowSeconds: 60, clock }),
    clientAddress: createClientAddress(env.trustedProxies),
    realms: { ...realms, preview: async (address, token) => (await worlds.enter(address, token))?.realm },
  };
  return {
    services,
    close: async () => {
      deaf();
      await worlds.saveAll();
      smtp?.close();
      await storage.close();
    },
  };
};
