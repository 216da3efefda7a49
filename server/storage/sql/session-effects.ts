import type { RunUnit } from '../ports/runs.ts';
import type { Scope } from '../ports/scope.ts';
import { type Call, call, type Found, statement } from '../script.ts';
import { lockSession } from './sessions.ts';

const open = statement<never>('UPDATE sessions SET locked_at = NULL, last_seen_at = ? WHERE app = ? AND env = ? AND id = ? AND revoked_at IS NULL');
const end = statement<never>('UPDATE sessions SET revoked_at = ? WHERE app = ? AND env = ? AND id = ? AND revoked_at IS NULL');
const endOthers = statement<never>('UPDATE sessions SET revoked_at = ? WHERE app = ? AND env = ? AND user_id = ? AND id <> ? AND revoked_at IS NULL');
const dropCodes = statement<never>('DELETE FROM codes WHERE app = ? AND env = ? AND used_at IS NULL AND session = ?');
const dropOtherCodes = statement<never>(`
  DELETE FROM codes WHERE app = ? AND env = ? AND used_at IS NULL
    AND session IN (SELECT id FROM sessions WHERE app = ? AND env = ? AND user_id = ? AND id <> ?)`);

/** The session a unit's run began from, locked until the unit is through. */
export const lookAtHeld = ({ app, env }: Scope, held: RunUnit['held']): Call[] => (held === undefined ? [] : [call(lockSession, app, env, held.id)]);

/** Whether that session is alive, the same person's, and not locked meanwhile, at this moment (SES-04, MOB-9). */
export const heldAllows = (held: RunUnit['held'], found: Found, now: number): boolean => {
  if (held === undefined) return true;
  const row = found(lockSession).find(({ id }) => id === held.id);
  if (row === undefined || row.revoked_at !== null || row.absolute_until <= now || row.user_id !== held.user) return false;
  if (row.locked_at !== null && !held.locked) return false;
  return held.user === null || row.user_status === 'active';
};

/** The rows that effects on sessions write. A session the same unit makes is written after these and outlives them. */
export const writeSessionEffects = ({ app, env }: Scope, effects: RunUnit['effects'], now: number): Call[] =>
  effects.flatMap((effect): Call[] => {
    if (effect.kind === 'session.unlock') return [call(open, now, app, env, effect.session)];
    if (effect.kind !== 'session.revoke') return [];
    if ('session' in effect) return [call(end, now, app, env, effect.session), call(dropCodes, app, env, effect.session)];
    const except = effect.except ?? '';
    return [call(endOthers, now, app, env, effect.user, except), call(dropOtherCodes, app, env, app, env, effect.user, except)];
  });
