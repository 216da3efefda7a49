import { Hono } from 'hono';
import type { StepAnswer } from '#server/engine/answer.ts';
import { currentStep } from '#server/engine/current-step.ts';
import { goBack } from '#server/engine/go-back.ts';
import type { Realm } from '#server/engine/realm.ts';
import { submitAnswer } from '#server/engine/submit-answer.ts';
import { readBody } from '#server/http/read-body.ts';
import { backBody, checkBody, submitBody } from '#server/http/runs/bodies.ts';
import { eventsOf } from '#server/http/runs/events.ts';
import { checkFormToken } from '../http/form-token.ts';
import type { PageContext, PageEnv } from '../http/page-env.ts';
import type { PageKit } from '../http/send-page.ts';
import { type HeldRun, heldRun, stateNumber } from './held-run.ts';
import { settleEnding } from './settle-ending.ts';

/** Header with the form token: another site's script cannot send it without being asked first (CORS). */
export const tokenHeader = 'sallyport-form';

const held = async (c: PageContext, realm: Realm): Promise<HeldRun> => {
  const run = await heldRun(c, realm);
  checkFormToken(realm.digest, 'run', run.secret, c.req.header(tokenHeader));
  return run;
};

/** The number of `Authorization: Bearer <state>`, as the SDK sends it; on pages there is no secret in it. */
const seenNumber = (c: PageContext): string => stateNumber(/^Bearer (\d+)$/.exec(c.req.header('authorization') ?? '')?.[1]);

/**
 * The runtime API's endpoints of one run once more, for the page's own script: same shapes, but the secret comes with the cookie,
 * and results hold no tokens. The SDK speaks to both.
 */
export const runApi = (kit: PageKit, realmOf: (c: PageContext) => Realm) => {
  const reply = async (c: PageContext, answer: StepAnswer) => {
    const step = await settleEnding(kit, c, realmOf(c), answer);
    return c.json(step, 200, { 'cache-control': 'no-store' });
  };
  return new Hono<PageEnv>()
    .post('/runs/:run/submit', async (c) => {
      const realm = realmOf(c);
      const run = await held(c, realm);
      const { state, action, inputs = {} } = checkBody(submitBody, (await readBody(c)).body);
      return reply(c, await submitAnswer(kit.services, realm, { ...run.at(stateNumber(state)), answer: { action, inputs }, handover: true }));
    })
    .post('/runs/:run/back', async (c) => {
      const realm = realmOf(c);
      const run = await held(c, realm);
      const { state } = checkBody(backBody, (await readBody(c)).body);
      return reply(c, await goBack(kit.services, realm, run.at(stateNumber(state))));
    })
    .get('/runs/:run', async (c) => {
      const realm = realmOf(c);
      const run = await held(c, realm);
      return reply(c, await currentStep(kit.services, realm, run.at(seenNumber(c))));
    })
    .get('/runs/:run/events', async (c) => {
      const run = await held(c, realmOf(c));
      return eventsOf(c, kit.services, run.id, run.at(seenNumber(c)).state);
    });
};
