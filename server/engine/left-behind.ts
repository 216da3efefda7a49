import * as z from 'zod';
import type { Services } from '../services.ts';
import type { OutboxMail } from '../storage/ports/outbox.ts';
import { consoleScope } from '../storage/ports/scope.ts';
import { deliveryTimes } from './lifetimes.ts';
import { settle } from './deliver-and-settle.ts';
import { deliverNotice } from './notices.ts';
import { isServed } from './run-state.ts';
import { steppingFor } from './stepping-for.ts';

const decoy = z.boolean().optional();
const message = z.discriminatedUnion('channel', [
  z.strictObject({ channel: z.literal('email'), to: z.string(), subject: z.string(), text: z.string(), decoy }),
  z.strictObject({ channel: z.literal('sms'), to: z.string(), text: z.string(), connector: z.string().optional(), decoy }),
]);

/** Rows one look takes. */
const batch = 20;
/** Tries before a message is given up. */
const tries = 5;

/** No run waits for it, so nothing but its age ends it. */
const settleNotice = async (services: Services, row: OutboxMail): Promise<void> => {
  const { storage, clock, ownMail } = services;
  const delivery = row.app === consoleScope.app ? ownMail : (await services.realms.byScope(row))?.delivery;
  if (delivery === undefined || row.expiresAt <= clock.now()) return storage.outbox.remove(row.id);
  const body = message.parse(JSON.parse(services.seal.open('outbox', row.id, row.sealed)));
  if (body.channel === 'email')
    await deliverNotice({ storage, clock, delivery }, row.id, { channel: 'email', to: body.to, subject: body.subject, text: body.text });
};

const settleRow = async (services: Services, row: OutboxMail): Promise<void> => {
  const { outbox, runs } = services.storage;
  if (row.run === null) return settleNotice(services, row);
  const realm = await services.realms.byScope(row);
  const record = realm && (await runs.find(row, row.run));
  const stands = realm !== undefined && record?.status === 'active' && record.run.number === row.number && (await isServed(realm, record));
  if (realm === undefined || record === undefined || !stands || row.expiresAt <= realm.clock.now() || row.attempts >= tries)
    return outbox.remove(row.id);
  const body = message.parse(JSON.parse(services.seal.open('outbox', row.id, row.sealed)));
  const { decoy, ...mail } = body;
  const stepping = await steppingFor(services, realm, record, 'delivered');
  await settle({ ...stepping, realm, unattended: true }, { record: stepping.record }, row.id, { ...mail, ...(decoy !== undefined && { decoy }) });
};

/**
 * Takes up messages whose process died before they left: their claim has run out. A message may so leave twice, never not at
 * all while its run waits for it.
 */
export const deliverLeftBehind = async (services: Services): Promise<number> => {
  const now = services.clock.now();
  const rows = await services.storage.outbox.claim(now, now + deliveryTimes.claim, batch);
  for (const row of rows) {
    try {
      await settleRow(services, row);
    } catch (error) {
      services.log.error({ outbox: row.id, run: row.run, error }, 'a message left behind could not be delivered');
      await services.storage.outbox.retry(row.id, now + deliveryTimes.claim);
    }
  }
  return rows.length;
};
