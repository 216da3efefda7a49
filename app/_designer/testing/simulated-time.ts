import type { Timing } from '../saving/start-autosave.ts';

/** A clock that only moves when told. `pass` runs what falls due, in order, and lets promises settle in between. */
export const simulatedTime = () => {
  let now = 0;
  let timers: { at: number; run: () => void }[] = [];
  const after: Timing['after'] = (ms, run) => {
    const timer = { at: now + ms, run };
    timers.push(timer);
    return () => {
      timers = timers.filter((other) => other !== timer);
    };
  };
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
  };
  return {
    timing: { now: () => now, after } satisfies Timing,
    wait: (ms: number) =>
      new Promise<void>((resolve) => {
        after(ms, resolve);
      }),
    async pass(ms: number): Promise<void> {
      const end = now + ms;
      await settle();
      for (;;) {
        const [next] = timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        timers = timers.filter((timer) => timer !== next);
        now = Math.max(now, next.at);
        next.run();
        await settle();
      }
      now = end;
    },
  };
};
