import { runText } from '#flows/interpreter/run-text.ts';
import type { Guard } from '#flows/kit/effect.ts';
import type { CommitResult, RunUnit } from '../ports/runs.ts';
import { applyGuard, spendable, type StoredCounter } from '../apply-guard.ts';
import { toJson } from '../json.ts';
import { insertInto } from '../rows.ts';
import { type Call, call, type Found, gather, statement, type Unit } from '../script.ts';
import { appendAudit, findHead, lockHeads } from './audit.ts';
import { writeCode } from './codes.ts';
import { findCounter, lockCounter, toCounter, writeCounter } from './counters.ts';
import { findKey, reserveKey } from './idempotency.ts';
import { ownerOfIdentity } from './identities.ts';
import { lockReturn, redeemable, spendReturn, writeLogin } from './logins.ts';
import { lockMail, removeMail, writeMail } from './outbox.ts';
import { writeSession } from './sessions.ts';
import { heldAllows, lookAtHeld, writeSessionEffects } from './session-effects.ts';
import { lockTicket, spendTicket, toTicket, writeTicket } from './tickets.ts';
import { lookAtUsers, usersAllow, writeUserEffects } from './user-effects.ts';
import { ownerOf } from './user-writes.ts';

type Refusal = Exclude<CommitResult, { ok: true }>;
/** Counters as they are and as the unit leaves them; undefined: gone. */
type Counters = Map<string, { before: StoredCounter | undefined; after: StoredCounter | undefined }>;

const lockRun = statement<{ number: number; status: string }>('SELECT number, status FROM runs WHERE app = ? AND env = ? AND id = ? {{FOR UPDATE}}');
const insertRun = insertInto('runs', [
  'app',
  'env',
  'id',
  'flow',
  'version',
  'plan',
  'secret_hash',
  'client',
  'delivery',
  'status',
  'started_at',
  'idle_until',
  'ends_at',
  'number',
  'run',
]);
const updateRun = statement<never>('UPDATE runs SET plan = ?, status = ?, idle_until = ?, number = ?, run = ? WHERE app = ? AND env = ? AND id = ?');
const insertEvent = insertInto('runEvents', ['app', 'env', 'run', 'flow', 'number', 'at', 'cause', 'ms', 'transitions']);

const counted = (guard: Guard): string[] => (guard.kind === 'count' || guard.kind === 'throttle' ? [guard.key] : []);

/** Everything the unit has to know, locked in one fixed order, so that units wait for each other instead of deadlocking. */
const looksAt = ({ record, expected, guards, effects, audit, idempotency, session, held, settled }: RunUnit): Call[] => {
  const { app, env } = record;
  const keys = [
    ...new Set([...guards.flatMap(counted), ...effects.flatMap((effect) => (effect.kind === 'counter.clear' ? [effect.key] : []))]),
  ].sort();
  return [
    ...(expected === 'new' ? [] : [call(lockRun, app, env, record.id)]),
    ...(idempotency === undefined ? [] : [call(findKey, app, env, idempotency.key)]),
    ...(settled === undefined ? [] : [call(lockMail, settled.id)]),
    ...guards.flatMap((guard) => (guard.kind === 'spend' ? [call(lockTicket, guard.ticket, app, env)] : [])),
    ...guards.flatMap((guard) => (guard.kind === 'spend-login' ? [call(lockReturn, app, env, guard.code)] : [])),
    ...keys.flatMap((key) => lockCounter(record, key)),
    ...lookAtHeld(record, held),
    ...lookAtUsers(record, { guards, effects, session }),
    ...lockHeads(audit),
  ];
};

const runAllows = ({ expected, idempotency, settled, now }: RunUnit, found: Found): Refusal | undefined => {
  const [key] = found(findKey);
  if (idempotency !== undefined && key !== undefined && key.expires_at > now) return { ok: false, reason: 'duplicate' };
  // Of two of one id, which nobody draws twice, the key refuses the second.
  if (expected === 'new') return undefined;
  const [stored] = found(lockRun);
  const current = stored?.number ?? 0;
  // Another process has had the message: what became of it there is what counts.
  const gone = settled !== undefined && found(lockMail).length === 0;
  // An aborted run is not moved on, whatever number the step was computed from.
  return stored?.status === 'active' && current === expected && !gone ? undefined : { ok: false, reason: 'stale', number: current };
};

/** The index of the first guard that does not hold. Counting ones leave their count in `counters`. */
const failedGuard = (unit: RunUnit, found: Found, counters: Counters): number | undefined => {
  const spent = new Set<string>();
  const holds = (guard: Guard): boolean => {
    if (guard.kind === 'unique') {
      const owner = found(ownerOf).find(({ kind, canonical }) => kind === guard.identifier.kind && canonical === guard.identifier.canonical);
      return owner === undefined || owner.user_id === guard.except;
    }
    if (guard.kind === 'unique-identity') {
      const owner = ownerOfIdentity(found, guard.identity);
      return owner === undefined || owner === guard.except;
    }
    if (guard.kind === 'spend') {
      const row = found(lockTicket).find(({ hash }) => hash === guard.ticket);
      if (row === undefined || spent.has(guard.ticket) || !spendable(toTicket(row), unit.now)) return false;
      spent.add(guard.ticket);
      return true;
    }
    if (guard.kind === 'spend-login') {
      const row = found(lockReturn).find(({ return_hash }) => return_hash === guard.code);
      return row !== undefined && redeemable(row, unit.now);
    }
    const before = counters.get(guard.key);
    const after = applyGuard(guard, before?.after, unit.now);
    if (after === undefined) return false;
    counters.set(guard.key, { before: before?.before, after });
    return true;
  };
  const index = unit.guards.findIndex((guard) => !holds(guard));
  return index === -1 ? undefined : index;
};

const writeRun = ({ record, expected }: RunUnit): Call => {
  const { app, env, id, status, idleUntil, run } = record;
  if (expected !== 'new') return call(updateRun, record.plan, status, idleUntil, run.number, toJson(run, runText(run)), app, env, id);
  return insertRun({
    app,
    env,
    id,
    flow: record.flow,
    version: record.version,
    plan: record.plan,
    secret_hash: record.secretHash,
    client: record.client,
    delivery: toJson(record.delivery),
    status,
    started_at: record.startedAt,
    idle_until: idleUntil,
    ends_at: record.endsAt,
    number: run.number,
    run: toJson(run, runText(run)),
  });
};

const writeEvent = ({ record: { app, env }, event }: RunUnit): Call => insertEvent({ app, env, ...event, transitions: toJson(event.transitions) });

/** One step of a run as a unit of work: compare the number, check every guard, check uniqueness, then write. */
export function* commitRun(unit: RunUnit): Unit<CommitResult> {
  const { record, effects, session, now } = unit;
  const scope = { app: record.app, env: record.env };
  const found = yield* gather(looksAt(unit));
  const refusal = runAllows(unit, found);
  if (refusal !== undefined) return { value: refusal };

  const counters: Counters = new Map(found(findCounter).map((row) => [row.key, { before: toCounter(row), after: toCounter(row) }]));
  const index = failedGuard(unit, found, counters);
  if (index !== undefined) return { value: { ok: false, reason: 'guard', index } };
  if (!heldAllows(unit.held, found, now)) return { value: { ok: false, reason: 'conflict' } };
  if (!(yield* usersAllow(scope, effects, session, found))) return { value: { ok: false, reason: 'conflict' } };

  for (const effect of effects)
    if (effect.kind === 'counter.clear') counters.set(effect.key, { before: counters.get(effect.key)?.before, after: undefined });
  return {
    value: { ok: true },
    writes: [
      writeRun(unit),
      ...(unit.idempotency === undefined ? [] : reserveKey(scope, record.id, unit.idempotency, now)),
      ...unit.guards.flatMap((guard) => (guard.kind === 'spend' ? [call(spendTicket, now, guard.ticket, scope.app, scope.env)] : [])),
      ...unit.guards.flatMap((guard) => (guard.kind === 'spend-login' ? [call(spendReturn, now, scope.app, scope.env, guard.code)] : [])),
      ...effects.flatMap((effect) => (effect.kind === 'login.begin' ? [writeLogin(scope, effect.login)] : [])),
      ...[...counters].flatMap(([key, { before, after }]) => (before === after ? [] : [writeCounter(scope, key, before, after)])),
      ...writeUserEffects(scope, effects, session, found, now),
      ...effects.flatMap((effect) => (effect.kind === 'ticket.create' ? [writeTicket(scope, effect.ticket)] : [])),
      ...writeSessionEffects(scope, effects, now),
      ...(session === undefined ? [] : [writeSession(session)]),
      ...(unit.code === undefined ? [] : [writeCode(unit.code)]),
      ...(unit.outbox === undefined ? [] : [writeMail(unit.outbox)]),
      ...(unit.notices ?? []).map(writeMail),
      ...(unit.settled === undefined ? [] : [removeMail(unit.settled.id)]),
      writeEvent(unit),
      ...appendAudit(unit.audit, found(findHead)),
    ],
  };
}
