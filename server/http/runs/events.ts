import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { asSeen, openRun } from '../../engine/run-state.ts';
import { Problem } from '../../errors.ts';
import type { Services } from '../../services.ts';
import type { HttpEnv } from '../context.ts';

/** How often the stored run is looked at in case another process moved it (ms), and how long one stream lives. */
const lookEvery = 3_000;
const longest = 10 * 60_000;
/** Streams one address may hold open. */
const perAddress = 20;
const open = new Map<string, number>();

/** Server-sent events of a run: `changed` with the new number whenever it moves on; `over` when it has ended. */
export const eventsOf = async (c: Context<HttpEnv>, services: Services, run: string, state: string): Promise<Response> => {
  const realm = c.get('realm');
  const address = c.get('address');
  const { record, state: seen } = await openRun(realm, run, state);
  const held = open.get(address) ?? 0;
  if (held >= perAddress) throw new Problem('too-many-requests', { retryAfter: 10 });
  open.set(address, held + 1);
  c.header('cache-control', 'no-store');
  c.header('x-accel-buffering', 'no');
  return streamSSE(c, async (stream) => {
    let wake = () => {};
    // A change between a look and the wait after it must not be slept through.
    let dirty = false;
    const unwatch = services.waiters.watch(run, () => {
      dirty = true;
      wake();
    });
    stream.onAbort(() => wake());
    let told = seen.number;
    const until = Date.now() + longest;
    try {
      let current: typeof record | undefined = record;
      while (!stream.aborted && !services.waiters.ended() && Date.now() < until) {
        if (current === undefined || current.status !== 'active') {
          await stream.writeSSE({ event: 'over', data: '{}' });
          return;
        }
        const { number } = (await asSeen(realm, current)).run;
        if (number > told) {
          told = number;
          await stream.writeSSE({ event: 'changed', data: JSON.stringify({ number }) });
        } else {
          await stream.write(': still waiting\n\n');
        }
        if (!dirty)
          await new Promise<void>((resolve) => {
            const timer = setTimeout(resolve, lookEvery);
            wake = () => {
              clearTimeout(timer);
              resolve();
            };
          });
        dirty = false;
        current = await realm.storage.runs.find(realm.scope, run);
      }
    } finally {
      unwatch();
      const left = (open.get(address) ?? 1) - 1;
      if (left <= 0) open.delete(address);
      else open.set(address, left);
    }
  });
};
