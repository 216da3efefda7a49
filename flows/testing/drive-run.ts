import { advance, type Happening } from '../interpreter/advance.ts';
import type { Decision, Transition } from '../interpreter/decision.ts';
import { goBack } from '../interpreter/go-back.ts';
import type { Machine } from '../interpreter/machine.ts';
import type { Run } from '../interpreter/run.ts';
import { startRun } from '../interpreter/start-run.ts';
import type { HeldSession } from '../kit/held-session.ts';
import type { Subject } from '../kit/step.ts';
import type { RunContext } from '../kit/define-executor.ts';
import { fakeDigest } from './fake-digest.ts';
import { applyDecision } from './apply-decision.ts';
import type { World } from './world.ts';

type Refusal = Extract<Decision, { kind: 'refuse' }>;
/** What one deed came to: the run as committed and what was passed on the way, or why nothing changed. */
export type Driven =
  | { kind: 'moved'; run: Run; transitions: readonly Transition[] }
  | { kind: 'refused'; refusal: Refusal | { code: 'unknown-link' } };

export type Drive = {
  start(input: { entry?: string; context?: RunContext; locale?: string; session?: HeldSession; subject?: Subject }): Promise<Driven>;
  answer(action: string, inputs: { [field: string]: unknown }, state?: number): Promise<Driven>;
  back(): Promise<Driven>;
  /** Confirms the mailed link with this secret, as its page's button does. */
  openLink(secret: string): Promise<Driven>;
};

/** Whether messages leave; `sms` where SMS differs from mail. */
export type Gateway = { up: boolean; sms?: boolean };

/** As many recomputations as the server allows a step before it answers 503. */
const retries = 10;

/**
 * Moves one run through the real interpreter and commits to the world, with the server's loop around it: a guard that
 * did not hold recomputes the step, a message is delivered at once (or not, while the gateway is down).
 */
export const driveRun = (machine: Machine, world: World, gateway: Gateway): Drive => {
  const id = machine.identity.run;
  const stored = (): Run => {
    const run = world.runs.get(id);
    if (run === undefined) throw new Error('the run has not begun');
    return run;
  };

  const commit = async (expected: number | 'new', compute: (failed: Map<string, string>) => Promise<Decision>): Promise<Driven> => {
    const failed = new Map<string, string>();
    for (let spent = 0; spent < retries; spent += 1) {
      const decision = await compute(failed);
      if (decision.kind === 'refuse') return { kind: 'refused', refusal: decision };
      if (decision.fault !== undefined) throw decision.fault;
      const applied = applyDecision(world, { run: id, expected, decision });
      if (applied.ok) return deliver(decision);
      if (applied.reason === 'stale') return { kind: 'refused', refusal: { kind: 'refuse', code: 'stale-state' } };
      if (applied.reason === 'guard') failed.set(applied.at, applied.otherwise);
    }
    throw new Error('the step could not be committed');
  };

  const deliver = async (decision: Extract<Decision, { kind: 'commit' }>): Promise<Driven> => {
    const { run, transitions } = decision;
    const sent = world.outbox.shift();
    if (sent === undefined) return { kind: 'moved', run, transitions };
    const leaves = sent.message.channel === 'sms' ? (gateway.sms ?? gateway.up) : gateway.up;
    if (leaves && sent.message.decoy !== true) world.mailbox.push(sent.message);
    const next = await move({ kind: 'delivered', number: run.number, sent: leaves });
    return next.kind === 'refused' ? next : { ...next, transitions: [...transitions, ...next.transitions] };
  };

  const move = (happening: Happening): Promise<Driven> => {
    const run = stored();
    return commit(run.number, (failed) => advance(machine, run, happening, failed));
  };

  return {
    start: ({ entry, context = {}, locale = 'en', session, subject }) =>
      commit('new', async (failed) => {
        const decision = await startRun(
          machine,
          { context, locale, ...(entry !== undefined && { entry }), ...(session && { session }), ...(subject && { subject }) },
          failed,
        );
        if (decision === undefined) throw new Error(`the plan has no entry ${entry ?? 'at all'}`);
        return decision;
      }),
    answer: (action, inputs, state = stored().number) => move({ kind: 'answer', number: state, answer: { action, inputs } }),
    back: () => {
      const run = stored();
      return commit(run.number, async () => goBack(machine, run, run.number));
    },
    openLink: async (secret) => {
      const ticket = world.tickets.get(fakeDigest.hash(secret));
      if (ticket === undefined || ticket.run !== id) return { kind: 'refused', refusal: { code: 'unknown-link' } };
      return move({ kind: 'ticket', node: ticket.node, visit: ticket.visit, ticket: ticket.hash });
    },
  };
};
