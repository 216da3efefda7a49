import { type Driver, drivers, type Held } from './drivers.ts';
import { load, type Measured, type Span } from './load.ts';
import type { MailSink } from './mail-sink.ts';
import { rawClient } from './raw-client.ts';
import { type Side, type SideName, startSide } from './side.ts';

export const jobs = ['sign-in', 'refresh', 'check'] as const;
export type Job = (typeof jobs)[number];
export type Results = Partial<Record<Job, Partial<Record<SideName, Measured[]>>>>;
export type Effort = Span & { rounds: number };

let addresses = 0;

const signIns = async (side: Side, driver: Driver, sink: MailSink, span: Span, held: Held[]): Promise<Measured | undefined> => {
  const { signIn } = driver;
  if (signIn === undefined) {
    const client = await rawClient(side.port);
    held.push(...((await driver.held?.(client)) ?? []));
    client.close();
    return undefined;
  }
  return load(side, span, async (client) => {
    addresses += 1;
    held.push(await signIn(client, `person-${addresses}@example.org`, sink.code));
  });
};

/** Who is signed in, shared out: a family of refresh tokens belongs to one app only. */
const oneOf = (held: readonly Held[], perPerson: number) => {
  const turns: number[] = [];
  return (person: number): Held => {
    const turn = (turns[person] = (turns[person] ?? -1) + 1);
    const found = held[(person * perPerson + (turn % perPerson)) % held.length];
    if (found === undefined) throw new Error('nobody is signed in');
    return found;
  };
};

/** One side, freshly started, through every job it has. */
const round = async (
  name: SideName,
  wanted: readonly Job[],
  sink: MailSink,
  effort: Effort,
  nodeOptions: readonly string[],
): Promise<Partial<Record<Job, Measured>>> => {
  const side = await startSide(name, sink.port, nodeOptions);
  const driver = drivers[name];
  const held: Held[] = [];
  try {
    // Also where only the other jobs are wanted: they need people who are signed in.
    const signIn = await signIns(side, driver, sink, wanted.includes('sign-in') ? effort : { warm: 320, warmSeconds: 10, seconds: 0 }, held);
    const results: Partial<Record<Job, Measured>> = wanted.includes('sign-in') && signIn !== undefined ? { 'sign-in': signIn } : {};
    const pick = oneOf(held.slice(0, 320), 10);
    const { check, refresh } = driver;
    if (check !== undefined && wanted.includes('check')) results.check = await load(side, effort, (client, person) => check(client, pick(person)));
    if (refresh !== undefined && wanted.includes('refresh'))
      results.refresh = await load(side, effort, async (client, person) => {
        const mine = pick(person);
        mine.refresh = await refresh(client, mine);
      });
    return results;
  } finally {
    await side.stop();
  }
};

/** All sides through all jobs, taking turns, so that what else the machine does in the meantime meets all of them. */
export const runRounds = async (
  sides: readonly SideName[],
  wanted: readonly Job[],
  sink: MailSink,
  effort: Effort,
  nodeOptions: readonly string[],
  tell: (line: string) => void,
): Promise<Results> => {
  const results: Results = {};
  for (let turn = 1; turn <= effort.rounds; turn += 1) {
    for (const name of sides) {
      const measured = await round(name, wanted, sink, effort, nodeOptions);
      for (const job of jobs) {
        const one = measured[job];
        if (one === undefined) continue;
        const bySide = (results[job] ??= {});
        (bySide[name] ??= []).push(one);
        tell(
          `round ${turn}  ${job.padEnd(8)} ${name.padEnd(14)} ${one.perSecond.toFixed(0).padStart(7)} /s ${one.cpu.toFixed(0).padStart(7)} µs CPU  ${(one.busy * 100).toFixed(0).padStart(3)} % busy`,
        );
      }
    }
  }
  return results;
};
