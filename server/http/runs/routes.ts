import { type Context, Hono } from 'hono';
import type { WireStep } from '#flows/protocol/step.ts';
import { currentStep } from '../../engine/current-step.ts';
import { goBack } from '../../engine/go-back.ts';
import { startRun } from '../../engine/start-run.ts';
import { submitAnswer } from '../../engine/submit-answer.ts';
import { mayStartRun } from '../../engine/may-start-run.ts';
import { Problem } from '../../errors.ts';
import type { Services } from '../../services.ts';
import { subjectOfLink } from '../../personal-links/personal-link.ts';
import { redeemTwinPass } from '../../twins/twin.ts';
import { bearerHolding } from '../../sessions/bearer-session.ts';
import type { HttpEnv } from '../context.ts';
import { headerOf } from '../header-of.ts';
import { jsonAnswer } from '../json-answer.ts';
import { readBody } from '../read-body.ts';
import { backBody, checkBody, startBody, submitBody } from './bodies.ts';
import { eventsOf } from './events.ts';
import { onceByKey } from './idempotency.ts';

const reply = (answer: WireStep | { replayed: string }, status: 200 | 201): Response =>
  'replayed' in answer
    ? new Response(answer.replayed, {
        status,
        headers: { 'content-type': 'application/json', 'cache-control': 'no-store', 'idempotent-replayed': 'true' },
      })
    : jsonAnswer(answer, status);

/** The bearer of `GET …/runs/{run}`: any state of the run. */
export const bearerState = (c: Context<HttpEnv>): string => {
  const match = /^Bearer ([\w.-]{1,120})$/i.exec(headerOf(c, 'authorization') ?? '');
  if (match?.[1] === undefined) throw new Problem('unauthorized');
  return match[1];
};

/** The runs of an app (DESIGN section 7), below `/api/v1/{env}/{app}`. The realm was found by the middleware before. */
export const runRoutes = (services: Services) =>
  new Hono<HttpEnv>()
    .post('/flows/:flow/runs', async (c) => {
      const realm = c.get('realm');
      mayStartRun(services, realm, c.get('address'));
      const { text, body } = await readBody(c);
      const input = checkBody(startBody, body);
      const authorization = headerOf(c, 'authorization');
      const caller = `${c.get('address')}\n${authorization ?? ''}`;
      const answer = await onceByKey(
        { services, realm },
        { key: headerOf(c, 'idempotency-key'), path: c.req.path, body: text, caller },
        async (idempotency) => {
          const handed = await redeemTwinPass(realm, input.twin);
          const subject = (await subjectOfLink(services, realm, input.personal_link)) ?? handed?.subject;
          const { step } = await startRun(services, realm, {
            ...(subject && { subject }),
            ...(handed && { twin: handed.twin }),
            flow: c.req.param('flow'),
            context: {
              ...input.context,
              ip: realm.scripted?.().ip ?? c.get('address'),
              ...(input.client?.channel === 'hosted' && { hosted: true }),
            },
            delivery: { kind: 'tokens', ...(input.client?.redirect_uri !== undefined && { redirectUri: input.client.redirect_uri }) },
            holding: (wanted) => bearerHolding(services, realm, authorization, wanted),
            ...(input.entry !== undefined && { entry: input.entry }),
            ...(input.client?.id !== undefined && { client: input.client.id }),
            ...(input.client?.locale !== undefined && { locale: input.client.locale }),
            ...(idempotency && { idempotency }),
          });
          return step;
        },
      );
      return reply(answer, 201);
    })
    .post('/runs/:run/submit', async (c) => {
      const realm = c.get('realm');
      const { text, body } = await readBody(c);
      const input = checkBody(submitBody, body);
      // The run's own secret is the caller's name: a key of one holder never meets another's.
      const caller = input.state.split('.')[1] ?? '';
      const answer = await onceByKey(
        { services, realm },
        { key: headerOf(c, 'idempotency-key'), path: c.req.path, body: text, caller },
        async (idempotency) => {
          const { step } = await submitAnswer(services, realm, {
            run: c.req.param('run'),
            state: input.state,
            answer: { action: input.action, inputs: input.inputs ?? {} },
            ...(idempotency && { idempotency }),
          });
          return step;
        },
      );
      return reply(answer, 200);
    })
    .post('/runs/:run/back', async (c) => {
      const { body } = await readBody(c);
      const { state } = checkBody(backBody, body);
      const { step } = await goBack(services, c.get('realm'), { run: c.req.param('run'), state });
      return jsonAnswer(step);
    })
    .get('/runs/:run', async (c) => {
      const { step } = await currentStep(services, c.get('realm'), { run: c.req.param('run'), state: bearerState(c) });
      return jsonAnswer(step);
    })
    .get('/runs/:run/events', async (c) => eventsOf(c, services, c.req.param('run'), bearerState(c)));
