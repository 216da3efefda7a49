import type { WireStep } from '#flows/protocol/step.ts';
import type { StepAnswer } from '#server/engine/answer.ts';
import { runLifetimes } from '#server/engine/lifetimes.ts';
import type { Realm } from '#server/engine/realm.ts';
import { cookieNames, writeSecret } from '../http/cookies.ts';
import { formToken } from '../http/form-token.ts';
import type { PageContext } from '../http/page-env.ts';
import type { Links } from '../view/run-screen.tsx';
import type { PageKit } from '../http/send-page.ts';
import { secretOf } from './page-step.ts';
import { settleEnding } from './settle-ending.ts';

/** Address of a run's page. */
export const runPath = (realm: Realm, run: string): string => `${realm.pageBase}/-/runs/${run}`;

/** Whether our script asks: it wants the step itself, a plain form wants to be led on. */
export const wantsJson = (c: PageContext): boolean => c.req.header('accept')?.startsWith('application/json') === true;

/** Where the script of a run's page speaks to. */
export const apiPath = (realm: Realm): string => `${realm.pageBase}/-/api`;

/** What the script gets in place of the redirect when it begins a run: all that the run's page would have held. */
export type Begun = { step: WireStep; path: string; api: string; token: string; links: Links };

/**
 * The answer to a POST that moved a run: 303 for a plain form (OP-09), the step for the script. `begun` gives the browser the run's
 * secret.
 */
export const arrive = async (kit: PageKit, c: PageContext, realm: Realm, answer: StepAnswer, begun?: { links: Links }): Promise<Response> => {
  const { run } = answer.step;
  const secret = secretOf(answer.step);
  if (begun) writeSecret(c, cookieNames.run(run), secret, runLifetimes.whole / 1000);
  const step = await settleEnding(kit, c, realm, answer);
  const path = runPath(realm, run);
  c.header('cache-control', 'no-store');
  if (begun && wantsJson(c))
    return c.json({ step, path, api: apiPath(realm), token: formToken(realm.digest, 'run', secret), links: begun.links } satisfies Begun);
  return c.redirect(step.result?.redirect_to ?? path, 303);
};
