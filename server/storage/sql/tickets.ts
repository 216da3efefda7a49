import type { Ticket } from '#flows/kit/effect.ts';
import type { Scope } from '../ports/scope.ts';
import type { TicketsPort } from '../ports/tickets.ts';
import { insertInto, type RowOf } from '../rows.ts';
import { type Call, type Driver, first, statement } from '../script.ts';
import { sweeper } from './sweep.ts';

type Row = RowOf<'tickets'>;

export const lockTicket = statement<Row>('SELECT * FROM tickets WHERE hash = ? AND app = ? AND env = ? {{FOR UPDATE}}');
export const spendTicket = statement<never>('UPDATE tickets SET spent_at = ? WHERE hash = ? AND app = ? AND env = ?');
const find = statement<Row>('SELECT * FROM tickets WHERE hash = ?');
const insert = insertInto('tickets', [
  'hash',
  'app',
  'env',
  'purpose',
  'run',
  'node',
  'visit',
  'identifier_kind',
  'identifier_canonical',
  'expires_at',
]);
/** A used link is told apart from an unknown one for a day. */
const keptMs = 24 * 3_600_000;
const sweep = sweeper('tickets', 'hash, app, env', 'expires_at <= ?');

export const writeTicket = ({ app, env }: Scope, ticket: Ticket): Call =>
  insert({
    hash: ticket.hash,
    app,
    env,
    purpose: ticket.purpose,
    run: ticket.run,
    node: ticket.node,
    visit: ticket.visit,
    identifier_kind: ticket.identifier.kind,
    identifier_canonical: ticket.identifier.canonical,
    expires_at: ticket.expiresAt,
  });

export const toTicket = (row: Row): Ticket & Scope & { spentAt: number | null } => ({
  app: row.app,
  env: row.env,
  hash: row.hash,
  purpose: row.purpose,
  run: row.run,
  node: row.node,
  visit: row.visit,
  identifier: { kind: row.identifier_kind, canonical: row.identifier_canonical },
  expiresAt: row.expires_at,
  spentAt: row.spent_at,
});

export const ticketsPort = (driver: Driver): TicketsPort => ({
  find: async (hash) => {
    const row = await driver.read(first(find, hash));
    return row && toTicket(row);
  },
  purge: (now, limit) => driver.write(() => sweep(limit, now - keptMs)),
});
