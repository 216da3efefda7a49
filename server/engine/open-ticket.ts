import { advance } from '#flows/interpreter/advance.ts';
import { Problem } from '../errors.ts';
import type { Services } from '../services.ts';
import { deliverAndSettle } from './deliver-and-settle.ts';
import type { Realm } from './realm.ts';
import { mustBeAlive } from './run-state.ts';
import { steppingFor } from './stepping-for.ts';
import { takeStep } from './take-step.ts';

/** Whether a mailed link can still be confirmed. Looks only: opening a link spends nothing (FLOW-09). */
export const ticketAlive = async (realm: Realm, secret: string): Promise<boolean> => {
  const ticket = await realm.storage.tickets.find(realm.digest.hash(secret));
  return (
    ticket !== undefined &&
    ticket.app === realm.scope.app &&
    ticket.env === realm.scope.env &&
    ticket.spentAt === null &&
    ticket.expiresAt > realm.clock.now()
  );
};

/**
 * Confirms a mailed link: spends its ticket and moves on the run that waits for it, on whatever device that waits. A link that is
 * unknown, spent, expired, or of a run that stands elsewhere changes nothing and answers `not-found` or `run-over`.
 */
export const openTicket = async (services: Services, realm: Realm, secret: string): Promise<void> => {
  const hash = realm.digest.hash(secret);
  const ticket = await realm.storage.tickets.find(hash);
  if (ticket === undefined || !(await ticketAlive(realm, secret))) throw new Problem('not-found');
  const record = await realm.storage.runs.find(realm.scope, ticket.run);
  if (record === undefined) throw new Problem('not-found');
  mustBeAlive(realm, record);
  const stepping = { ...(await steppingFor(services, realm, record, 'ticket')), unattended: true };
  const taken = await takeStep(stepping, (failed) =>
    advance(stepping.machine, stepping.record.run, { kind: 'ticket', node: ticket.node, visit: ticket.visit, ticket: hash }, failed),
  );
  const settled = await deliverAndSettle(stepping, taken);
  await realm.heard?.({ kind: 'link', record: settled.record, to: ticket.identifier.canonical });
};
