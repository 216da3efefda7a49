import type { AppsPort } from './apps.ts';
import type { AuditPort } from './audit.ts';
import type { ClientsPort } from './clients.ts';
import type { CodesPort } from './codes.ts';
import type { ConnectorsPort } from './connectors.ts';
import type { CountersPort } from './counters.ts';
import type { FlowsPort } from './flows.ts';
import type { IdempotencyPort } from './idempotency.ts';
import type { KeysPort } from './keys.ts';
import type { MailboxPort } from './mailbox.ts';
import type { MembersPort } from './members.ts';
import type { NoticesPort } from './notices.ts';
import type { OutboxPort } from './outbox.ts';
import type { RunsPort } from './runs.ts';
import type { SealedPort } from './sealed.ts';
import type { SessionsPort } from './sessions.ts';
import type { TicketsPort } from './tickets.ts';
import type { UsersPort } from './users.ts';
import type { WorldsPort } from './worlds.ts';

/** Ports by noun. Each method is one atomic unit of work; there is no generic transaction. */
export type Storage = {
  apps: AppsPort;
  audit: AuditPort;
  clients: ClientsPort;
  codes: CodesPort;
  connectors: ConnectorsPort;
  counters: CountersPort;
  flows: FlowsPort;
  idempotency: IdempotencyPort;
  keys: KeysPort;
  mailbox: MailboxPort;
  members: MembersPort;
  notices: NoticesPort;
  outbox: OutboxPort;
  runs: RunsPort;
  sealed: SealedPort;
  sessions: SessionsPort;
  tickets: TicketsPort;
  users: UsersPort;
  worlds: WorldsPort;
  /** Whether a trivial read works now. Never throws. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
};
