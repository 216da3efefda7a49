import type { SessionRealm } from './caller.ts';
import { firstRefresh } from './first-refresh.ts';
import type { NewSession } from '#flows/kit/effect.ts';
import type { Services } from '#server/services.ts';
import type { Delivery } from '#server/storage/ports/runs.ts';
import type { SessionRecord } from '#server/storage/ports/sessions.ts';

/** Where a session comes from. `device` is what the app or the hosted page calls the device; it proves nothing. */
export type RunInfo = { flow: string; version: number; client: string | null; device: string | null; delivery: Delivery['kind'] };

/**
 * The row to commit with the run, and the secret its holder gets once it is committed: a refresh token when the run
 * answers with tokens, a cookie's value for a browser session, neither when a code will be redeemed later.
 */
export type OpenedSession = { record: SessionRecord; refreshToken?: string; cookie?: string };

/**
 * Turns the effect `session.create` into a session with a new id, whatever was there before (SES-01). Pure apart from
 * clock and randomness of the realm: writes nothing, so it may be computed again after a conflict.
 */
export const openSession = ({
  services,
  realm,
  session,
  runInfo,
}: {
  services: Pick<Services, 'tokens'>;
  realm: SessionRealm;
  session: NewSession;
  runInfo: RunInfo;
}): OpenedSession => {
  const now = realm.clock.now();
  const { accessSeconds, refreshSeconds, absoluteSeconds } = session.lifetimes;
  const record: SessionRecord = {
    ...realm.scope,
    id: realm.random.id('ses'),
    user: session.user ?? null,
    device: runInfo.device,
    client: runInfo.client,
    flow: runInfo.flow,
    version: runInfo.version,
    zone: session.zone,
    zoneKind: session.zoneKind,
    amr: session.amr,
    acr: session.acr,
    proofs: session.proofs,
    authTime: session.proofs.reduce((latest, proof) => Math.max(latest, proof.at), session.proofs.length === 0 ? now : 0),
    accessSeconds,
    refreshSeconds,
    createdAt: now,
    lastSeenAt: now,
    lockedAt: null,
    revokedAt: null,
    absoluteUntil: now + absoluteSeconds * 1000,
    cookieHash: null,
    refresh: null,
  };
  switch (runInfo.delivery) {
    case 'code':
      return { record };
    case 'cookie': {
      const cookie = realm.random.secret();
      return { record: { ...record, cookieHash: realm.digest.hash(cookie) }, cookie };
    }
    case 'tokens': {
      const { token, state } = firstRefresh(services.tokens.refresh, realm, record);
      return { record: { ...record, refresh: state }, refreshToken: token };
    }
  }
};
