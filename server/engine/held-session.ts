import type { HeldSession } from '#flows/kit/held-session.ts';
import type { Plan } from '#flows/plan/plan.ts';
import { Problem } from '../errors.ts';
import { wayBack } from '../sessions/relock-policy.ts';
import { type Standing, standingOf } from '../sessions/standing.ts';
import { isServed } from '../sessions/usable-session.ts';
import type { SessionRecord } from '../storage/ports/sessions.ts';
import type { Realm } from './realm.ts';

/** What a caller has shown to hold: an access token's or a cookie's session, with what it is worth now. */
export type Holding = { session: SessionRecord; standing: Standing };

/**
 * The session an entry begins from. Throws 401 without one, 423 when it is locked and has to be live, `not-locked` the other
 * way round, and 403 when it is one of another client, of somebody who has not signed in, or of another zone than the button's.
 */
export const holdSession = async (
  realm: Realm,
  entry: Plan['entries'][number],
  client: string | null,
  holding: Holding | undefined,
): Promise<HeldSession> => {
  if (holding === undefined || holding.standing === 'ended') throw new Problem('unauthorized');
  const { session, standing } = holding;
  if (entry.session === 'live' && standing === 'locked') throw new Problem('locked', wayBack(await realm.relock(session.zone)));
  if (entry.session === 'locked' && standing === 'live') throw new Problem('not-locked');
  const stranger = entry.signedIn === true && (session.user === null || session.proofs.length === 0);
  const elsewhere = entry.zone !== undefined && entry.zone !== session.zone;
  if (stranger || elsewhere || session.client !== client || !(await isServed(realm, session))) throw new Problem('forbidden');
  return {
    id: session.id,
    ...(session.user !== null && { user: session.user }),
    zone: session.zone,
    zoneKind: session.zoneKind,
    amr: session.amr,
    proofs: session.proofs,
    locked: standing === 'locked',
  };
};

/**
 * Before each step of a run that began from a session: it is still alive, the same person's, and not locked meanwhile unless
 * that is why the run was started (SES-04). The commit holds it against the row once more.
 */
export const stillHeld = async (realm: Realm, held: HeldSession): Promise<void> => {
  const found = await realm.storage.sessions.check(realm.scope, held.id);
  const relock = found && (await realm.relock(found.session.zone));
  const standing = found === undefined ? 'ended' : standingOf(found, realm.clock.now(), relock);
  if (standing === 'ended' || found?.session.user !== (held.user ?? null)) throw new Problem('unauthorized');
  if (standing === 'locked' && !held.locked) throw new Problem('locked', wayBack(relock));
};
