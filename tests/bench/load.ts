import { cpuMicroseconds } from './process-usage.ts';
import { type RawClient, rawClient } from './raw-client.ts';
import type { Side } from './side.ts';

export type Measured = {
  perSecond: number;
  /** Server CPU of one operation, in µs: steadier than throughput on a machine that others use. */
  cpu: number;
  /** Share of its core that the server had or could use: well under 1 it waited, for the disk or for the loader. */
  busy: number;
};

/** People or apps at a time, each with a kept connection and one request under way. */
const concurrency = 32;

/** How long to measure, after so many operations to warm up with, which may take `warmSeconds` at the most. */
export type Span = { warm: number; warmSeconds: number; seconds: number };

const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** Runs `work` over and over for everybody at once and counts what is done in the span. Any failure ends the bench. */
export const load = async (
  side: Side,
  { warm, warmSeconds, seconds }: Span,
  work: (client: RawClient, person: number) => Promise<void>,
): Promise<Measured> => {
  let done = 0;
  let stopped = false;
  const people = Array.from({ length: concurrency }, async (_, person) => {
    const client = await rawClient(side.port);
    while (!stopped) {
      await work(client, person);
      done += 1;
    }
    client.close();
  });
  const measure = async (): Promise<Measured> => {
    const coldUntil = performance.now() + warmSeconds * 1000;
    while (done < warm && performance.now() < coldUntil) await pause(0.05);
    const [doneBefore, cpuBefore, begun] = [done, cpuMicroseconds(side.pid), performance.now()];
    await pause(seconds);
    const [operations, cpu, took] = [done - doneBefore, cpuMicroseconds(side.pid) - cpuBefore, (performance.now() - begun) * 1000];
    stopped = true;
    return { perSecond: (operations / took) * 1e6, cpu: cpu / operations, busy: cpu / took };
  };
  const [measured] = await Promise.all([measure(), ...people]);
  return measured;
};
