import { advance } from '#flows/interpreter/advance.ts';
import type { Answer } from '#flows/interpreter/check-answer.ts';
import type { Services } from '../services.ts';
import type { RunUnit } from '../storage/ports/runs.ts';
import { type StepAnswer, answerOf } from './answer.ts';
import { deliverAndSettle } from './deliver-and-settle.ts';
import type { Realm } from './realm.ts';
import { mustBeAlive, openRun } from './run-state.ts';
import { steppingFor } from './stepping-for.ts';
import { takeStep } from './take-step.ts';

export type SubmitInput = {
  run: string;
  state: string;
  answer: Answer;
  idempotency?: RunUnit['idempotency'];
  /** Keeps what the end hands out for its holder (handover.ts): for browsers, whose last answer may get lost. */
  handover?: boolean;
};

/**
 * A person's answer to the current step. Only the current state takes it: an older one gets `stale-state` with the current number
 * and changes nothing (FLOW-01). Of concurrent answers exactly one applies (FLOW-13).
 */
export const submitAnswer = async (services: Services, realm: Realm, input: SubmitInput): Promise<StepAnswer> => {
  const { record, state } = await openRun(realm, input.run, input.state);
  mustBeAlive(realm, record);
  const stepping = {
    ...(await steppingFor(services, realm, record, `answer:${input.answer.action}`)),
    ...(input.idempotency && { idempotency: input.idempotency }),
    ...(input.handover && { unattended: true }),
  };
  const taken = await takeStep(stepping, (failed) =>
    advance(stepping.machine, stepping.record.run, { kind: 'answer', number: state.number, answer: input.answer }, failed),
  );
  const settled = await deliverAndSettle(stepping, taken);
  await realm.heard?.({ kind: 'answer', before: record, record: settled.record, answer: input.answer });
  return answerOf(services, realm, stepping.machine.plan, settled.record, state.secret, settled.ending);
};
