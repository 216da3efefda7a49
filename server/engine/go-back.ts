import { goBack as back } from '#flows/interpreter/go-back.ts';
import type { Services } from '../services.ts';
import { type StepAnswer, answerOf } from './answer.ts';
import type { Realm } from './realm.ts';
import { mustBeAlive, openRun } from './run-state.ts';
import { steppingFor } from './stepping-for.ts';
import { takeStep } from './take-step.ts';

/** The screen before, under a new number; proofs made since are dropped (FLOW-06). `cannot-go-back` below the floor. */
export const goBack = async (services: Services, realm: Realm, input: { run: string; state: string }): Promise<StepAnswer> => {
  const { record, state } = await openRun(realm, input.run, input.state);
  mustBeAlive(realm, record);
  const stepping = await steppingFor(services, realm, record, 'back');
  const taken = await takeStep(stepping, async () => back(stepping.machine, stepping.record.run, state.number));
  await realm.heard?.({ kind: 'back', record: taken.record });
  return answerOf(services, realm, stepping.machine.plan, taken.record, state.secret);
};
