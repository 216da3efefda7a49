import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** What a reader must know of the machine and the moment. Taken at the start and at the end: a busy machine shows. */
export const conditionsOf = (): string => {
  const load = loadavg()
    .map((value) => value.toFixed(1))
    .join(' ');
  return `${cpus()[0]?.model.trim() ?? 'unknown CPU'}, ${availableParallelism()} cores allowed, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}, load average ${load}`;
};
