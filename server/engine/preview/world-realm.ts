import { createBreaker } from '../../delivery/breaker.ts';
import { captureMessages } from '../../delivery/capture.ts';
import { createDelivery, type Delivery } from '../../delivery/deliver.ts';
import { hear } from '../../scenarios/hear.ts';
import type { App } from '../../storage/ports/apps.ts';
import type { Realm } from '../realm.ts';
import type { LiveWorld, WorldParts } from './live-world.ts';
import { previewOutside } from './outside/preview-outside.ts';

/** One of the apps in a world: what it serves, and where. */
export type WorldApp = {
  app: App;
  /** What the world is called in addresses when this app is meant. */
  address: string;
  served: Pick<Realm, 'flow' | 'slugOf' | 'plan' | 'hasZone' | 'relock'>;
  beside: Realm['beside'];
  /** A run of it has moved on. */
  ran(run: string): void;
};

const captured = (services: WorldParts, live: () => LiveWorld, realm: Realm): Delivery => {
  const send = captureMessages({
    mailbox: realm.storage.mailbox,
    scope: realm.scope,
    seal: services.seal,
    clock: realm.clock,
    random: realm.random,
  });
  const delivery = createDelivery({
    send,
    breaker: createBreaker(services.clock),
    failed: (error) => services.log.warn({ error }, 'a preview message was not kept'),
  });
  // The scripted device is offline, or its mail server is: what a fallback chain listens to.
  return { deliver: async (message, run, withinMs) => live().settings.device.online && delivery.deliver(message, run, withinMs) };
};

/** The realm of one app in a world. Everything it writes is the world's, under the app's own scope. */
export const worldRealm = (
  services: WorldParts,
  live: () => LiveWorld,
  { app, address, served, beside, ran }: WorldApp,
  shared: Pick<Realm, 'storage' | 'clock' | 'random'>,
): Realm => {
  const realm: Realm = {
    kind: 'preview',
    app,
    scope: { app: app.id, env: 'sandbox' },
    ...shared,
    digest: services.digest,
    issuer: `${services.env.publicUrl}/oidc/preview/${address}`,
    apiBase: `/api/v1/preview/${address}`,
    pageBase: `/preview/${address}`,
    linkBase: `/preview/${address}/l`,
    scripted: () => ({ ip: live().settings.device.ip }),
    ...served,
    client: async () => undefined,
    beside,
    outside: previewOutside(services, () => ({ live: live(), realm })),
    delivery: { deliver: (message, run, withinMs) => captured(services, live, realm).deliver(message, run, withinMs) },
    changed: (run) => {
      ran(run);
      live().touched();
      services.waiters.changed(run);
    },
    heard: async (heard) => {
      // A walk is one flow's: what is done in the linked app is not part of it.
      if (live().realm === realm) await hear(services, live)(heard);
    },
  };
  return realm;
};
