import type { SessionRecord } from '#server/storage/ports/sessions.ts';
import type { SessionRealm } from './caller.ts';

/**
 * Whether a session still has its place in the app: its zone is drawn, and where people must show who they are its holder has.
 * A guest of the time when anyone could enter is one no longer when that was changed (MOB-3).
 */
export const hasPlace = async (
  realm: Pick<SessionRealm, 'app' | 'hasZone'>,
  { flow, zone, proofs }: Pick<SessionRecord, 'flow' | 'zone' | 'proofs'>,
): Promise<boolean> => (realm.app.access === 'anyone' || proofs.length > 0) && (await realm.hasZone(flow, zone));
