import type { Client, Pool } from 'pg';
import * as z from 'zod';
import type { Notice, NoticesPort } from '../ports/notices.ts';

const channel = 'sallyport';
/** PostgreSQL takes 8,000 bytes a message; a run's notice has about 50. */
const most = 100;
const reconnectMs = 1_000;

const message = z.array(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('run'), run: z.string() }),
    z.object({ kind: z.literal('draft'), flow: z.string() }),
    z.object({ kind: z.literal('catalog') }),
  ]),
);

export type Notifier = NoticesPort & { close(): Promise<void> };

/**
 * Notices over NOTIFY and LISTEN. They are sent after the commit they tell of, not in it, because NOTIFY makes commits wait
 * for each other; those of one turn of the event loop go together. An engine without LISTEN, or a lost connection, only
 * makes others see a change when they look by themselves (a second for the catalog). A process hears its own notices too.
 */
export const openNotifier = (pool: Pool, newClient: () => Client): Notifier => {
  const listeners = new Set<(notice: Notice) => void>();
  let pending: Notice[] = [];
  let listening: Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let closed = false;

  const hear = (payload: string | undefined): void => {
    const parsed = message.safeParse(JSON.parse(payload ?? '[]'));
    for (const notice of parsed.success ? parsed.data : []) for (const heard of listeners) heard(notice);
  };

  const lost = (client: Client): void => {
    if (listening !== client) return;
    listening = undefined;
    client.end().catch(() => {});
    if (!closed) retry = setTimeout(listen, reconnectMs).unref();
  };

  const listen = (): void => {
    const client = newClient();
    listening = client;
    client.on('error', () => lost(client));
    client.on('end', () => lost(client));
    client.on('notification', ({ payload }) => hear(payload));
    client
      .connect()
      .then(() => client.query(`LISTEN ${channel}`))
      .then(
        // What was missed while nobody listened.
        () => hear(JSON.stringify([{ kind: 'catalog' }])),
        () => lost(client),
      );
  };

  const send = (): void => {
    const notices = pending;
    pending = [];
    for (let at = 0; at < notices.length; at += most) {
      pool.query('SELECT pg_notify($1, $2)', [channel, JSON.stringify(notices.slice(at, at + most))]).catch(() => {});
    }
  };

  return {
    publish: (notice) => {
      if (closed) return;
      if (pending.length === 0) setImmediate(send);
      pending.push(notice);
    },
    subscribe: (heard) => {
      listeners.add(heard);
      if (listening === undefined && !closed) listen();
      return () => listeners.delete(heard);
    },
    close: async () => {
      closed = true;
      clearTimeout(retry);
      const client = listening;
      listening = undefined;
      await client?.end().catch(() => {});
    },
  };
};
