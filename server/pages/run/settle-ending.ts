import type { WireStep } from '#flows/protocol/step.ts';
import type { StepAnswer } from '#server/engine/answer.ts';
import type { Realm } from '#server/engine/realm.ts';
import { endSession } from '#server/sessions/end-session.ts';
import { cookieNames, dropSecret, readSecret, writeSecret } from '../http/cookies.ts';
import type { PageContext } from '../http/page-env.ts';
import type { PageKit } from '../http/send-page.ts';
import { pageStep } from './page-step.ts';

/**
 * Puts into the browser what a step handed out and says where it goes next. A new session replaces and ends the browser's old one
 * of this app (SES-01, SES-06). Once there is somewhere to go the run's cookie is done with: whoever comes back to the run later must
 * not carry the same code to the app twice (OP-05).
 */
export const settleEnding = async (kit: PageKit, c: PageContext, realm: Realm, answer: StepAnswer): Promise<WireStep> => {
  const step = pageStep(answer.step);
  if (answer.cookie !== undefined) {
    const name = cookieNames.session(realm);
    const before = readSecret(c, name);
    const replaced = before === undefined ? undefined : await realm.storage.sessions.findByCookie(realm.scope, realm.digest.hash(before));
    if (replaced !== undefined && replaced.id !== answer.cookie.session)
      await endSession(kit.services, realm, replaced.id, 'session.revoked', c.get('address'));
    writeSecret(c, name, answer.cookie.secret, (answer.cookie.expiresAt - realm.clock.now()) / 1000);
  }
  // A run that only opened or changed the browser's session ends where that one is at home.
  const atHome = answer.cookie !== undefined || (step.kind === 'done' && step.result?.redirect_to === undefined && step.result?.zone !== undefined);
  const location = atHome ? `${realm.pageBase}/-/screen` : step.result?.redirect_to;
  if (location === undefined) return step;
  dropSecret(c, cookieNames.run(step.run));
  return { ...step, result: { ...step.result, redirect_to: location } };
};
