import { Problem } from '../errors.ts';
import type { Services } from '../services.ts';
import { type StepAnswer, answerOf } from './answer.ts';
import { findHandover } from './handover.ts';
import { planOf } from './plan-of.ts';
import type { Realm } from './realm.ts';
import { asSeen, openRun } from './run-state.ts';

/**
 * Where a run stands now, for whoever holds any of its states: after a reload, a lost answer, or while waiting. Tokens are handed
 * out with the step that made them and are not repeated here, unless nobody was there to get them (a link confirmed elsewhere).
 */
export const currentStep = async (services: Services, realm: Realm, input: { run: string; state: string }): Promise<StepAnswer> => {
  const { record, state } = await openRun(realm, input.run, input.state);
  const now = realm.clock.now();
  if (record.status === 'active' && (now >= record.idleUntil || now >= record.endsAt)) throw new Problem('run-expired');
  const plan = await planOf(realm, record);
  return answerOf(services, realm, plan, await asSeen(realm, record), state.secret, await findHandover(services, realm, record));
};
