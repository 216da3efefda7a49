import { readFileSync } from 'node:fs';

/** Of the kernel's clock, which counts CPU time in hundredths of a second. */
const microsecondsPerTick = 10_000;

/** CPU a process has used so far with all its threads, in µs, in user and kernel together. */
export const cpuMicroseconds = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * microsecondsPerTick;
};

/** Resident memory of a process, in MB (2^20). */
export const residentMegabytes = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
