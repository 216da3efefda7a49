import type { Decision, Failed } from '#flows/interpreter/decision.ts';
import { fitRun } from '#flows/interpreter/fit-run.ts';
import { awaiting } from '#flows/interpreter/foresee.ts';
import type { Machine } from '#flows/interpreter/machine.ts';
import type { Effect } from '#flows/kit/effect.ts';
import type { AuditEntry } from '../storage/ports/audit.ts';
import type { RunRecord, RunUnit } from '../storage/ports/runs.ts';
import { joinTwins } from '../twins/twin.ts';
import { Problem } from '../errors.ts';
import type { Services } from '../services.ts';
import { decideAndCommit } from './decide.ts';
import { deliveryTimes, runLifetimes } from './lifetimes.ts';
import { type Ending, endingOf } from './ending.ts';
import { stillHeld } from './held-session.ts';
import { keepHandover, reserveHandover } from './handover.ts';
import { type Notice, noticesOf, sendNotice } from './notices.ts';
import type { Realm } from './realm.ts';
import { sealSecrets } from './secret-variables.ts';

type Commit = Extract<Decision, { kind: 'commit' }>;
type StoredEffect = RunUnit['effects'][number];

/** A run about to take a step: as it was stored, or as it will be when it is new. */
export type Stepping = {
  services: Services;
  realm: Realm;
  machine: Machine;
  record: RunRecord;
  expected: number | 'new';
  /** What made it step, for the event row: `start`, `answer:verify`, `back`, `delivered`, `ticket`. */
  cause: string;
  settled?: { id: string; sent: boolean };
  idempotency?: RunUnit['idempotency'];
  /** Nobody who holds the run may be there to be answered: what its end hands out is kept for them. */
  unattended?: boolean;
};

/** What was committed. `outbox` is set when a message is to leave now; `ending` when the run is over. */
export type Taken = { record: RunRecord; decision: Commit; outbox?: { id: string }; ending?: Ending };

const isStored = (effect: Effect): effect is StoredEffect => effect.kind !== 'session.create' && effect.kind !== 'audit' && effect.kind !== 'notify';

const auditOf = (stepping: Stepping, effects: readonly Effect[], now: number): AuditEntry[] =>
  effects.flatMap((effect) =>
    effect.kind !== 'audit'
      ? []
      : [
          {
            id: stepping.realm.random.id('au'),
            workspace: stepping.realm.app.workspace,
            app: stepping.realm.app.id,
            env: stepping.realm.scope.env,
            at: now,
            actor: `run:${stepping.record.id}`,
            action: effect.action,
            target: null,
            ip: stepping.record.run.context.ip ?? null,
            detail: effect.detail,
          },
        ],
  );

const outboxOf = (stepping: Stepping, id: string, decision: Commit, now: number): RunUnit['outbox'] => {
  const { message } = decision;
  if (message === undefined) return undefined;
  return {
    ...stepping.realm.scope,
    id,
    run: stepping.record.id,
    number: decision.run.number,
    channel: message.channel,
    sealed: stepping.services.seal.seal('outbox', id, JSON.stringify(message)),
    // This process delivers at once; the claim only runs out if it dies.
    createdAt: now,
    claimedUntil: now + deliveryTimes.claim,
    expiresAt: stepping.record.endsAt,
  };
};

const recordAfter = (stepping: Stepping, decision: Commit, now: number): RunRecord => {
  const kind = decision.run.states.at(-1)?.kind;
  return {
    ...stepping.record,
    run: decision.run,
    status: kind === 'done' ? 'done' : kind === 'failed' ? 'failed' : 'active',
    idleUntil: Math.min(now + runLifetimes.idle, stepping.record.endsAt),
  };
};

/** The decision with what it foresees already taken: the message then only has to leave. */
const withForeseen = (decision: Commit, message: string): Commit => {
  const { foreseen } = decision;
  if (foreseen === undefined) return decision;
  return { ...decision, run: awaiting(foreseen.run, message), transitions: [...decision.transitions, ...foreseen.transitions] };
};

/**
 * The decision with a run that fits its bound. What is too much is refused, unless that would undo something that has happened: a
 * try that counts, a link that is spent, a message that has left. Else a run filled to the brim would be a free place to guess (OTP-05).
 */
const fitting = (stepping: Stepping, decision: Commit): Commit => {
  const { run, fits } = fitRun(decision.run);
  const happened = stepping.settled !== undefined || decision.guards.some(({ kind }) => kind === 'throttle' || kind === 'spend');
  if (fits || happened) return { ...decision, run };
  throw new Problem('invalid-input', { errors: [{ path: '', code: 'too-large', message: 'This is more than one run can hold. Send less.' }] });
};

/**
 * One step of a run: decides, commits run, guards, effects, session, message and event as one unit, and logs what a
 * node threw. Resolves only when it is durable.
 */
export const takeStep = async (stepping: Stepping, decide: (failed: Failed) => Promise<Decision>): Promise<Taken> => {
  const { services, realm } = stepping;
  const begun = realm.clock.now();
  let taken: Omit<Taken, 'decision'> | undefined;
  let notices: readonly Notice[] = [];
  const held = stepping.record.run.session;
  const decision = await decideAndCommit(
    async (failed) => {
      if (held !== undefined) await stillHeld(realm, held);
      return decide(failed);
    },
    async (wanted) => {
      const now = realm.clock.now();
      const message = realm.random.id('ob');
      const decided = fitting(stepping, withForeseen(wanted, message));
      const record = recordAfter(stepping, decided, now);
      const outbox = outboxOf(stepping, message, decided, now);
      notices = noticesOf(services, realm, decided.effects, now);
      const ending = await endingOf(stepping, record, decided);
      const idempotency = stepping.unattended && ending?.session ? reserveHandover(realm, record) : stepping.idempotency;
      taken = { record, ...(outbox && { outbox }), ...(ending && { ending }) };
      return realm.storage.runs.commit({
        record: sealSecrets(services.seal, stepping.machine.plan, record),
        expected: stepping.expected,
        guards: decided.guards,
        effects: decided.effects.filter(isStored),
        ...(ending?.session && { session: ending.session }),
        ...(ending?.code && { code: ending.code }),
        ...(held && { held: { id: held.id, user: held.user ?? null, locked: held.locked } }),
        ...(outbox && { outbox }),
        ...(notices.length > 0 && { notices: notices.map(({ row }) => row) }),
        ...(stepping.settled && { settled: stepping.settled }),
        event: {
          run: record.id,
          flow: record.flow,
          number: decided.run.number,
          at: now,
          cause: stepping.cause,
          ms: now - begun,
          transitions: decided.transitions,
        },
        audit: auditOf(stepping, decided.effects, now),
        ...(idempotency && { idempotency }),
        now,
      });
    },
    stepping.record.run.number,
  );
  if (taken === undefined) throw new Problem('internal', {}, 'a step was committed without being computed');
  if (decision.fault !== undefined)
    services.log.error({ run: taken.record.id, flow: taken.record.flow, error: decision.fault }, 'a node failed; the run was refused');
  // Before anybody hears of the change: who waits comes for it at once.
  if (stepping.unattended && taken.ending) await keepHandover(services, realm, taken.record, taken.ending);
  const [user, twin] = [taken.ending?.session?.user, taken.record.run.twin];
  if (user != null && twin !== undefined) await joinTwins(realm, twin, user);
  realm.changed(taken.record.id);
  for (const notice of notices) sendNotice(services, realm, notice);
  return { ...taken, decision };
};
