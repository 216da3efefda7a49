import { advance } from '#flows/interpreter/advance.ts';
import { seenSending, stillSending } from '#flows/interpreter/foresee.ts';
import type { Message } from '#flows/kit/effect.ts';
import { Problem } from '../errors.ts';
import type { Stepping, Taken } from './take-step.ts';
import { takeStep } from './take-step.ts';
import { deliveryTimes } from './lifetimes.ts';
import type { RunRecord } from '../storage/ports/runs.ts';

/**
 * Lets a committed message leave and moves its run on: `sent`, or `cannot-send` after 5 s, which is what a fallback chain listens to.
 * Undefined when the run stands already where it was foreseen to, or somebody else moved it meanwhile.
 */
export const settle = async (before: Stepping, taken: Pick<Taken, 'record'>, outbox: string, message: Message): Promise<Taken | undefined> => {
  // The key was reserved with the step that wanted the message sent.
  const { idempotency: _, ...rest } = before;
  const begun = performance.now();
  const sent = await before.realm.delivery.deliver(message, taken.record.id, deliveryTimes.giveUp);
  // The answer was held up so long and no longer: whoever asked has been told to wait.
  const unattended = before.unattended === true || performance.now() - begun >= deliveryTimes.answer;
  const foreseen = isForeseen(taken.record, outbox);
  if (foreseen && sent) {
    await before.realm.storage.outbox.left(outbox);
    before.realm.changed(taken.record.id);
    return undefined;
  }
  const record = foreseen ? { ...taken.record, run: stillSending(taken.record.run) } : taken.record;
  const stepping: Stepping = {
    ...rest,
    unattended,
    record,
    expected: record.run.number,
    cause: sent ? 'sent' : 'cannot-send',
    settled: { id: outbox, sent },
  };
  try {
    const next = await takeStep(stepping, (failed) =>
      advance(stepping.machine, record.run, { kind: 'delivered', number: record.run.number, sent }, failed),
    );
    // A chain whose first method could not be sent may have started to send by its next one.
    return await settleAll(stepping, next);
  } catch (error) {
    if (error instanceof Problem && error.code === 'stale-state') return undefined;
    throw error;
  }
};

const settleAll = async (stepping: Stepping, taken: Taken): Promise<Taken> => {
  const { message } = taken.decision;
  if (message === undefined || taken.outbox === undefined) return taken;
  return (await settle(stepping, taken, taken.outbox.id, message)) ?? taken;
};

const isForeseen = ({ run }: RunRecord, outbox: string): boolean => run.states.at(-1)?.awaits === outbox;

/** What a step that sends is answered with while its message is still on its way. */
const whileSending = (taken: Taken): Taken => {
  const { record, outbox } = taken;
  return outbox !== undefined && isForeseen(record, outbox.id) ? { ...taken, record: { ...record, run: seenSending(record.run) } } : taken;
};

/**
 * Delivers what a step wants sent, holding the answer up to 2 s for it. Sending goes on behind a slower one, and the run moves on by
 * itself; the caller then sees a step of kind `wait`.
 */
export const deliverAndSettle = async (stepping: Stepping, taken: Taken): Promise<Taken> => {
  if (taken.decision.message === undefined) return taken;
  const settling = settleAll(stepping, taken);
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<Taken>((resolve) => {
    timer = setTimeout(() => resolve(whileSending(taken)), deliveryTimes.answer);
  });
  settling.catch((error: unknown) => {
    stepping.services.log.error({ run: taken.record.id, error }, 'a run could not move on after its message');
  });
  try {
    return await Promise.race([settling, patience]);
  } finally {
    clearTimeout(timer);
  }
};
