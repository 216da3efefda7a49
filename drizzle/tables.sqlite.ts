import { kits } from './kit.ts';
import { define } from './schema.ts';

// drizzle-kit reads top-level exports.
export const {
  members, workspaces, memberships, consoleSessions, installation, audit, auditHeads, apps, clients, signingKeys, flows, drafts, operations,
  versions, plans, worlds, users, identifiers, passwords, userColumns, userValues, runs, runEvents, idempotency, counters, tickets, outbox,
  mailbox, sessions, codes,
} = define(kits.sqlite);
