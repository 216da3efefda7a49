import { seenSending } from '#flows/interpreter/foresee.ts';
import type { DigestPort } from '#flows/kit/ports.ts';
import type { RunRecord } from '../storage/ports/runs.ts';
import { Problem } from '../errors.ts';
import type { Realm } from './realm.ts';

/** What the holder of a run shows: `<number>.<secret>`. The secret never changes, the number says what they have seen. */
export type RunState = { number: number; secret: string };

export const formatState = (state: RunState): string => `${state.number}.${state.secret}`;

/** Undefined for anything that cannot be a state; no error tells how close it was. */
export const parseState = (text: string): RunState | undefined => {
  const match = /^(\d{1,6})\.([A-Za-z0-9_-]{20,80})$/.exec(text);
  return match?.[1] === undefined || match[2] === undefined ? undefined : { number: Number(match[1]), secret: match[2] };
};

const holds = (digest: DigestPort, record: RunRecord, state: RunState) => digest.equal(digest.hash(state.secret), record.secretHash);

/**
 * The run that `id` and `state` open. An unknown id and a wrong secret look the same (FLOW-12). A run past its idle or
 * whole lifetime, by the server's clock, is over (FLOW-20).
 */
export const openRun = async (realm: Realm, id: string, stateText: string): Promise<{ record: RunRecord; state: RunState }> => {
  const state = parseState(stateText);
  const record = state && (await realm.storage.runs.find(realm.scope, id));
  if (state === undefined || record === undefined || !holds(realm.digest, record, state)) throw new Problem('not-found');
  return { record, state };
};

/** The run as its holder may see it: while the outbox still has the message that it waits for, it is sending. */
export const asSeen = async (realm: Pick<Realm, 'storage'>, record: RunRecord): Promise<RunRecord> => {
  const awaits = record.run.states.at(-1)?.awaits;
  if (awaits === undefined || record.status !== 'active' || !(await realm.storage.outbox.holds(awaits))) return record;
  return { ...record, run: seenSending(record.run) };
};

export const mustBeAlive = (realm: Realm, record: RunRecord): void => {
  if (record.status !== 'active') throw new Problem('run-over');
  const now = realm.clock.now();
  if (now >= record.idleUntil || now >= record.endsAt) throw new Problem('run-expired');
};

/** Whether what a run was started with still stands: its flow is served and its client may act (FLOW-11). The catalog is at most a second behind. */
export const isServed = async (realm: Pick<Realm, 'flow' | 'slugOf' | 'client'>, record: Pick<RunRecord, 'flow' | 'client'>): Promise<boolean> => {
  if ((await realm.flow(await realm.slugOf(record.flow))) === undefined) return false;
  return record.client === null || (await realm.client(record.client))?.status === 'active';
};
