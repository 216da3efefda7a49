import { entryOf, startRun as begin } from '#flows/interpreter/start-run.ts';
import type { Run } from '#flows/interpreter/run.ts';
import { closestTag } from '#flows/languages/closest-tag.ts';
import type { RunContext } from '#flows/kit/define-executor.ts';
import type { HeldSession } from '#flows/kit/held-session.ts';
import type { Subject } from '#flows/kit/step.ts';
import { Problem } from '../errors.ts';
import type { Services } from '../services.ts';
import type { TwinMember } from '../twins/twin.ts';
import type { Delivery, RunUnit } from '../storage/ports/runs.ts';
import { type StepAnswer, answerOf } from './answer.ts';
import { type Holding, holdSession } from './held-session.ts';
import { deliverAndSettle } from './deliver-and-settle.ts';
import { machineFor } from './machine-for.ts';
import { newRecord } from './new-record.ts';
import type { Realm, RunnableFlow } from './realm.ts';
import { type Stepping, takeStep } from './take-step.ts';

export type StartInput = {
  flow: string;
  /** Id or type of the entry node; without one the flow's first. */
  entry?: string;
  client?: string;
  locale?: string;
  context: RunContext;
  /** What the caller shows of a session; asked only where the entry begins from one. */
  holding?: (standing: 'live' | 'locked') => Promise<Holding | undefined>;
  /** Whom a personal link stands for, found by its token. */
  subject?: Subject;
  /** Who they are in the linked app they come from (MOB-11). */
  twin?: TwinMember;
  delivery: Delivery;
  idempotency?: RunUnit['idempotency'];
};

const emptyRun = (input: StartInput, locale: string, session: HeldSession | undefined): Run => ({
  number: 0,
  floor: 1,
  states: [],
  visits: {},
  memos: {},
  proofs: [],
  ...(session && { session }),
  ...(input.twin && { twin: input.twin }),
  context: input.context,
  locale,
});

const mayStart = async (realm: Realm, input: StartInput): Promise<{ flow: RunnableFlow; client: string | null }> => {
  const flow = await realm.flow(input.flow);
  if (flow === undefined) throw new Problem('flow-unavailable');
  if (input.client === undefined) return { flow, client: null };
  const client = await realm.client(input.client);
  if (client === undefined || client.status !== 'active') {
    throw new Problem('invalid-input', { errors: [{ path: 'client.id', code: 'unknown', message: 'This client is not registered.' }] });
  }
  const back = input.delivery.kind === 'tokens' ? input.delivery.redirectUri : undefined;
  if (back !== undefined && !client.redirectUris.includes(back)) {
    throw new Problem('invalid-input', {
      errors: [{ path: 'client.redirect_uri', code: 'unknown', message: 'This client has not registered this address.' }],
    });
  }
  return { flow, client: client.id };
};

/**
 * Starts a run of a flow and answers its first step. Whatever the entry needs of the caller (addresses, limits) was checked
 * before; nothing is stored if the flow, client or entry does not exist.
 */
export const startRun = async (services: Services, realm: Realm, input: StartInput): Promise<StepAnswer> => {
  const { flow, client } = await mayStart(realm, input);
  const entry = entryOf(flow.plan, input.entry);
  const session = entry?.session === undefined ? undefined : await holdSession(realm, entry, client, await input.holding?.(entry.session));
  const secret = realm.random.secret();
  const { defaultLanguage } = realm.app;
  // One that the app speaks: pages and mails of the run are then in one language, whatever a client asks for.
  const locale = closestTag(input.locale ?? defaultLanguage, flow.plan.languages) ?? defaultLanguage;
  const record = newRecord(realm, { flow, client, delivery: input.delivery, run: emptyRun(input, locale, session) }, secret);
  const machine = machineFor(services, realm, flow.plan, { run: record.id, flow: flow.id, version: flow.version });
  const stepping: Stepping = {
    services,
    realm,
    machine,
    record,
    expected: 'new',
    cause: 'start',
    ...(input.idempotency && { idempotency: input.idempotency }),
  };
  const taken = await takeStep(stepping, async (failed) => {
    const { subject, context, twin } = input;
    const decision = await begin(
      machine,
      { ...(entry && { entry: entry.id }), context, locale, ...(session && { session }), ...(subject && { subject }), ...(twin && { twin }) },
      failed,
    );
    if (entry === undefined || decision === undefined)
      throw new Problem('invalid-input', { errors: [{ path: 'entry', code: 'unknown', message: 'This flow has no such entry.' }] });
    return decision;
  });
  const settled = await deliverAndSettle(stepping, taken);
  if (entry !== undefined) await realm.heard?.({ kind: 'start', record: settled.record, entry: entry.id });
  return answerOf(services, realm, flow.plan, settled.record, secret, settled.ending);
};
