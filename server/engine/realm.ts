import type { ClockPort, DigestPort, RandomPort } from '#flows/kit/ports.ts';
import type { Plan } from '#flows/plan/plan.ts';
import type { Delivery } from '#server/delivery/deliver.ts';
import type { RelockPolicy } from '#server/sessions/relock-policy.ts';
import type { App } from '#server/storage/ports/apps.ts';
import type { Client } from '#server/storage/ports/clients.ts';
import type { Outside } from '#server/outside/outside.ts';
import type { Scope } from '#server/storage/ports/scope.ts';
import type { Storage } from '#server/storage/ports/storage.ts';
import type { Heard } from './heard.ts';

/** The part of storage that runs, sessions and users of an app live in. A preview world brings its own. */
export type RunStorage = Pick<
  Storage,
  'codes' | 'counters' | 'idempotency' | 'logins' | 'mailbox' | 'outbox' | 'runs' | 'sessions' | 'tickets' | 'twins' | 'users' | 'keys'
>;

/**
 * Where runs happen: live, sandbox, or one preview world. The engine, the token endpoints and the hosted pages are the
 * same code in all three; only what stands here differs.
 */
export type Realm = {
  kind: 'live' | 'sandbox' | 'preview';
  app: App;
  /** Key of every row. A preview world uses `sandbox` rows of its own small database. */
  scope: Scope;
  storage: RunStorage;
  clock: ClockPort;
  random: RandomPort;
  digest: DigestPort;
  /** Issuer of its tokens: `{PUBLIC_URL}/oidc/{env}/{app}`. */
  issuer: string;
  /** Path prefix of its API: `/api/v1/live/demo`. */
  apiBase: string;
  /** Path prefix of its hosted pages: `/a/demo`, `/sandbox/a/demo`, `/preview/{world}`. */
  pageBase: string;
  /** Path prefix of mailed links: `/l`; a preview world's links open in its phone. */
  linkBase: string;
  /** What a flow's slug stands for here; undefined when it is not served. */
  flow(slug: string): Promise<RunnableFlow | undefined>;
  /** A plan by hash, for runs that began earlier. */
  plan(hash: string): Promise<Plan | undefined>;
  /** Whether the flow's served plan still has the zone; a session in one that is gone gets 403 and no refresh. */
  hasZone(flow: string, zone: string): Promise<boolean>;
  /** When sessions of a zone lock, as the flows served now say (MOB-9). */
  relock(zone: string): Promise<RelockPolicy | undefined>;
  client(id: string): Promise<Client | undefined>;
  /** Another app in the same surroundings, for whoever goes from this one into it (MOB-11); undefined when it is not there. */
  beside(app: string): Promise<Realm | undefined>;
  /** Slug of a flow by its id, for answers about a run. */
  slugOf(flow: string): Promise<string>;
  /** What a preview's tester has set in place of the real surroundings of a request. */
  scripted?: () => { ip: string };
  /** What it can ask outside the server; a preview world answers from its own script. */
  outside: Outside;
  /** How its messages leave: SMTP, or captured. */
  delivery: Delivery;
  /** Called after every commit of a run, for event streams. */
  changed(run: string): void;
  /** Previews only: what was done in them is kept there. */
  heard?: (heard: Heard) => Promise<void>;
};

export type RunnableFlow = { id: string; slug: string; version: number; plan: Plan };
