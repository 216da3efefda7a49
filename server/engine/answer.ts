import { present } from '#flows/interpreter/present.ts';
import { resolveText } from '#flows/interpreter/resolve-text.ts';
import type { WireResult, WireStep } from '#flows/protocol/step.ts';
import type { Plan } from '#flows/plan/plan.ts';
import { Problem } from '../errors.ts';
import type { Services } from '../services.ts';
import { wireRelock } from '../sessions/relock-policy.ts';
import { userClaims } from '../sessions/user-info.ts';
import { tokenResult } from '../sessions/token-result.ts';
import type { RunRecord } from '../storage/ports/runs.ts';
import type { Ending } from './ending.ts';
import type { Realm } from './realm.ts';
import { formatState } from './run-state.ts';

/** What an engine function answers. `cookie` is for hosted pages: the secret of the browser session that was made. */
export type StepAnswer = { step: WireStep; cookie?: { session: string; secret: string; expiresAt: number } };

/** Where the browser goes with a code: the registered redirect URI, with `iss` (RFC 9207). */
const redirectWith = (realm: Realm, delivery: Extract<RunRecord['delivery'], { kind: 'code' }>, code: string): string => {
  const url = new URL(delivery.redirectUri);
  url.searchParams.set('code', code);
  if (delivery.state !== undefined) url.searchParams.set('state', delivery.state);
  url.searchParams.set('iss', realm.issuer);
  return url.href;
};

const relockIn = async (realm: Realm, zone: string): Promise<Pick<WireResult, 'relock'>> => {
  const relock = await realm.relock(zone);
  return relock === undefined ? {} : { relock: wireRelock(relock) };
};

/** What a run that began from a session and made no new one ends with: the same session goes on. */
const resultInSession = async (realm: Realm, { run }: RunRecord): Promise<WireResult> => {
  const { session } = run;
  const screen = run.states.at(-1)?.screen;
  if (session === undefined) return {};
  return {
    session: session.id,
    zone: { key: session.zone, kind: session.zoneKind },
    ...(screen !== undefined && { screen }),
    ...(await relockIn(realm, session.zone)),
  };
};

const resultOf = async (
  services: Services,
  realm: Realm,
  plan: Plan,
  record: RunRecord,
  ending: Ending | undefined,
): Promise<WireResult | undefined> => {
  const state = record.run.states.at(-1);
  if (state === undefined || record.status === 'active') return undefined;
  const status = state.statusText && { status_text: resolveText(plan, record.run.locale, state.statusText) };
  const session = ending?.session;
  if (record.status === 'failed') return { ...status };
  if (session === undefined) return { ...(await resultInSession(realm, record)), ...status };
  const user = ending?.user ?? (session.user === null ? undefined : await realm.storage.users.find(realm.scope, session.user));
  const { refreshToken, code } = ending?.secrets ?? {};
  return {
    ...(record.delivery.kind === 'tokens' && (await tokenResult({ services, realm, record: session, refreshToken, user }))),
    ...(record.delivery.kind === 'code' && code !== undefined && { redirect_to: redirectWith(realm, record.delivery, code) }),
    session: session.id,
    zone: { key: session.zone, kind: session.zoneKind },
    ...(state.screen !== undefined && { screen: state.screen }),
    ...(await relockIn(realm, session.zone)),
    ...(user && { user_info: await userClaims(realm, user) }),
    ...status,
  };
};

/** The wire step of a run as it stands, with what was handed out if it has just ended. */
export const answerOf = async (
  services: Services,
  realm: Realm,
  plan: Plan,
  record: RunRecord,
  secret: string,
  ending?: Ending,
): Promise<StepAnswer> => {
  const presented = present(plan, record.run, Math.min(record.idleUntil, record.endsAt));
  if (presented === undefined) throw new Problem('internal', {}, `run ${record.id} stands nowhere`);
  const result = await resultOf(services, realm, plan, record, ending);
  const step: WireStep = {
    run: record.id,
    state: formatState({ number: record.run.number, secret }),
    flow: { app: realm.app.slug, slug: await realm.slugOf(record.flow), version: record.version },
    ...presented,
    now: new Date(realm.clock.now()).toISOString(),
    ...(result && { result }),
  };
  const cookie = ending?.secrets.cookie;
  if (cookie === undefined || ending?.session === undefined) return { step };
  return { step, cookie: { session: ending.session.id, secret: cookie, expiresAt: ending.session.absoluteUntil } };
};
