import type { Storage } from '../ports/storage.ts';
import type { Driver } from '../script.ts';
import { apiKeysPort } from './api-keys.ts';
import { appsPort } from './apps.ts';
import { auditPort } from './audit.ts';
import { clientsPort } from './clients.ts';
import { codesPort } from './codes.ts';
import { connectorsPort } from './connectors.ts';
import { countersPort } from './counters.ts';
import { flowsPort } from './flows.ts';
import { guestsPort } from './guests.ts';
import { idempotencyPort } from './idempotency.ts';
import { invitationsPort } from './invitations.ts';
import { keysPort } from './keys.ts';
import { loginsPort } from './logins.ts';
import { logosPort } from './logos.ts';
import { mailboxPort } from './mailbox.ts';
import { membersPort } from './members.ts';
import { outboxPort } from './outbox.ts';
import { personalLinksPort } from './personal-links.ts';
import { runsPort } from './runs.ts';
import { scenariosPort } from './scenarios.ts';
import { sealedPort } from './sealed.ts';
import { sessionsPort } from './sessions.ts';
import { ticketsPort } from './tickets.ts';
import { twinsPort } from './twins.ts';
import { userImportsPort } from './user-imports.ts';
import { type RightsOf, usersPort } from './users.ts';
import { worldsPort } from './worlds.ts';

/** `rights`: whose rights of users count. All connectors' where their rows are in another database. */
export type StorageOptions = { rights?: RightsOf };

/** Every port in SQL, on whichever database the driver reaches. */
export const storageOn = (
  driver: Driver,
  clock: { now(): number },
  { rights = 'active connectors' }: StorageOptions = {},
): Omit<Storage, 'notices' | 'ready' | 'close'> => ({
  apiKeys: apiKeysPort(driver),
  apps: appsPort(driver),
  audit: auditPort(driver),
  clients: clientsPort(driver),
  codes: codesPort(driver),
  connectors: connectorsPort(driver),
  counters: countersPort(driver),
  flows: flowsPort(driver, clock),
  guests: guestsPort(driver),
  idempotency: idempotencyPort(driver),
  invitations: invitationsPort(driver),
  keys: keysPort(driver),
  logins: loginsPort(driver),
  logos: logosPort(driver),
  mailbox: mailboxPort(driver),
  members: membersPort(driver),
  outbox: outboxPort(driver, clock),
  personalLinks: personalLinksPort(driver),
  runs: runsPort(driver, clock),
  scenarios: scenariosPort(driver),
  sealed: sealedPort(driver),
  sessions: sessionsPort(driver),
  tickets: ticketsPort(driver),
  twins: twinsPort(driver),
  userImports: userImportsPort(driver),
  users: usersPort(driver, rights),
  worlds: worldsPort(driver),
});
