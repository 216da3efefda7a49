import { canAnswerWrong } from '#flows/interpreter/answer-wrong.ts';
import type { Transition } from '#flows/interpreter/decision.ts';
import type { Json } from '#flows/kit/json.ts';
import { type CapturedBody, capturedBody } from '../../delivery/capture.ts';
import type { PhoneSide } from '#flows/protocol/phone.ts';
import type { Services } from '../../services.ts';
import type { Realm } from '../realm.ts';
import type { LiveWorld } from './live-world.ts';

/** The way the phone's run has gone, for lighting the path on the canvas. Values of secret variables are never in it. */
export type PreviewTrace = {
  run: string | null;
  node: string | null;
  status: 'active' | 'done' | 'failed' | null;
  now: number;
  steps: readonly { number: number; at: number; cause: string; transitions: readonly Transition[] }[];
  values: { name: string; value: Json }[];
  /** Whether somebody standing there can be made to answer wrongly, and whether there is a step to walk back to. */
  canBeWrong: boolean;
  canStepBack: boolean;
};

export const previewTrace = async (live: LiveWorld): Promise<PreviewTrace> => {
  const now = live.realm.clock.now();
  const id = live.settings.run;
  const record = id === null ? undefined : await live.storage.runs.find(live.realm.scope, id);
  if (record === undefined) return { run: null, node: null, status: null, now, steps: [], values: [], canBeWrong: false, canStepBack: false };
  const plan = await live.realm.plan(record.plan);
  const state = record.run.states.at(-1);
  const events = await live.storage.runs.events(live.realm.scope, record.id);
  const shown = Object.entries(state?.vars ?? {}).filter(([name]) => plan?.variables[name] !== 'secret');
  return {
    run: record.id,
    node: (state && plan?.nodes[state.node]?.id) ?? null,
    status: record.status,
    now,
    steps: events.map(({ number, at, cause, transitions }) => ({ number, at, cause, transitions })),
    values: shown.map(([name, value]) => ({ name, value })),
    canBeWrong: plan !== undefined && canAnswerWrong({ plan }, record.run),
    canStepBack: live.steps.length > 1,
  };
};

/** A caught message, and which of the world's apps sent it. */
export type InboxMail = CapturedBody & { id: string; at: number; run: string | null; app: string; side: PhoneSide };

/** Mail and SMS the world has caught, newest first. */
export const previewInbox = async (services: Services, live: LiveWorld): Promise<InboxMail[]> => {
  const caught = async (realm: Realm, side: PhoneSide): Promise<InboxMail[]> =>
    (await live.storage.mailbox.list(realm.scope, 50)).map(({ id, at, run, sealed }) => ({
      id,
      at,
      run,
      app: realm.app.name,
      side,
      ...capturedBody.parse(JSON.parse(services.seal.open('mailbox', id, sealed))),
    }));
  const [own, twin] = await Promise.all([caught(live.realm, 'own'), live.twin === undefined ? [] : caught(live.twin, 'twin')]);
  return [...own, ...twin].toSorted((one, other) => other.at - one.at);
};
