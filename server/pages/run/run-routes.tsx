/** @jsxImportSource preact */
import { Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { StepAnswer } from '#server/engine/answer.ts';
import { currentStep } from '#server/engine/current-step.ts';
import { goBack } from '#server/engine/go-back.ts';
import type { Realm } from '#server/engine/realm.ts';
import { submitAnswer } from '#server/engine/submit-answer.ts';
import { Problem } from '#server/errors.ts';
import { checkFormToken, formToken } from '../http/form-token.ts';
import type { Island } from '../html/island.ts';
import type { PageContext, PageEnv } from '../http/page-env.ts';
import { readForm } from '../http/read-form.ts';
import { type PageKit, sendPage } from '../http/send-page.ts';
import { wordsOf } from '../http/words-of.ts';
import { formTargetOf } from '../start/redirect-back.ts';
import type { Fault } from '../view/faults.ts';
import { type Inputs, readInputs, withoutSecrets } from '../view/inputs.ts';
import { RunScreen } from '../view/run-screen.tsx';
import { apiPath, arrive, runPath } from './arrive.ts';
import { type HeldRun, heldRun, stateNumber } from './held-run.ts';
import { settleEnding } from './settle-ending.ts';

/** Seconds after which a waiting page without script looks again. */
const lookAgain = 5;

type Shown = { status?: ContentfulStatusCode; faults?: readonly Fault[]; typed?: Inputs; notice?: string };

const showRun = async (kit: PageKit, c: PageContext, realm: Realm, run: HeldRun, shown: Shown = {}): Promise<Response> => {
  const step = await settleEnding(kit, c, realm, await currentStep(kit.services, realm, run.at('0')));
  if (step.result?.redirect_to !== undefined) return c.redirect(step.result.redirect_to, 303);
  const words = wordsOf(c);
  const { status, ...drawn } = shown;
  const path = runPath(realm, run.id);
  const token = formToken(realm.digest, 'run', run.secret);
  return sendPage(kit, c, {
    ...(status && { status }),
    title: step.challenge.title.text,
    island: { kind: 'run', app: realm.app.name, step, words, token, api: apiPath(realm), links: run.links } satisfies Island,
    ...(step.kind === 'wait' && { refresh: lookAgain }),
    ...(run.record.delivery.kind === 'code' && { formTargets: [formTargetOf(run.record.delivery.redirectUri)] }),
    content: (
      <div id="step">
        <RunScreen step={step} words={words} form={{ action: path, token }} links={run.links} {...drawn} />
      </div>
    ),
  });
};

const answerForm = async (
  kit: PageKit,
  realm: Realm,
  run: HeldRun,
  form: ReadonlyMap<string, string>,
): Promise<StepAnswer | { faults: Fault[]; typed: Inputs }> => {
  const at = run.at(stateNumber(form.get('state')));
  if (form.get('go') === 'back') return goBack(kit.services, realm, at);
  const { step } = await currentStep(kit.services, realm, at);
  const inputs = readInputs(step.fields, form);
  try {
    return await submitAnswer(kit.services, realm, { ...at, answer: { action: form.get('action') ?? '', inputs }, handover: true });
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'invalid-input') throw error;
    return {
      faults: (error.extras.errors ?? []).map(({ path, code }) => ({ field: path, code })),
      typed: withoutSecrets(step.fields, inputs),
    };
  }
};

/** A run's page, and the plain form on it (`/-/runs/{run}`). */
export const runRoutes = (kit: PageKit, realmOf: (c: PageContext) => Realm) =>
  new Hono<PageEnv>()
    .get('/:run', async (c) => showRun(kit, c, realmOf(c), await heldRun(c, realmOf(c))))
    .post('/:run', async (c) => {
      const realm = realmOf(c);
      const form = await readForm(c);
      const run = await heldRun(c, realm);
      checkFormToken(realm.digest, 'run', run.secret, form.get('token'));
      try {
        const answer = await answerForm(kit, realm, run, form);
        // Nothing was changed and nothing is lost: what was typed stands there again, with what is wrong beside it.
        if ('faults' in answer) return await showRun(kit, c, realm, run, { status: 422, ...answer });
        return await arrive(kit, c, realm, answer);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        if (error.code === 'stale-state') return showRun(kit, c, realm, run, { status: 409, notice: wordsOf(c)['step.moved-on'] });
        if (error.code === 'unknown-action') return showRun(kit, c, realm, run, { status: 422, notice: wordsOf(c)['step.refused'] });
        // Over as such: its own last screen says so. Refused because the flow or client is gone: the page for that does.
        const ended = error.code === 'run-over' && run.record.status !== 'active';
        if (error.code === 'cannot-go-back' || ended) return c.redirect(runPath(realm, run.id), 303);
        throw error;
      }
    });
