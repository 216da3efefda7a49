import type { Services } from '#server/services.ts';
import type { ApiKeyScope } from '#server/storage/ports/api-keys.ts';
import type { App } from '#server/storage/ports/apps.ts';
import type { Scope } from '#server/storage/ports/scope.ts';
import type { AppReach, Authorized } from '../authorize.ts';
import { readKey } from './key-text.ts';

/** What each scope of a key lets a server do. */
const rights = { 'user.view': 'users:read', 'user.edit': 'users:write' } as const satisfies Record<string, ApiKeyScope>;
type KeyRight = keyof typeof rights;

/** How far behind `lastUsedAt` may be, so that reading does not write at every request. ms. */
const noteUseEvery = 60_000;

const grant = <R extends KeyRight>(reach: AppReach, right: R): reach is Authorized<R, AppReach> =>
  'key' in reach.actor && reach.actor.key.scopes.includes(rights[right]);

/**
 * Whether a bearer text is a live key of exactly this app and environment, and may do `right` (TEN-05, TEN-06). `unknown` for anything
 * that is no such key, be it another app's, expired or revoked: they look alike.
 */
export const authorizeKey = async <R extends KeyRight>(
  services: Services,
  target: { app: App; scope: Scope; bearer: string | undefined; address: string },
  right: R,
): Promise<Authorized<R, AppReach> | 'unknown' | 'not-allowed'> => {
  const { storage, digest, clock } = services;
  const read = target.bearer === undefined ? undefined : readKey(target.bearer);
  if (read === undefined) return 'unknown';
  const key = await storage.apiKeys.find(target.scope, read.id);
  const now = clock.now();
  if (key === undefined || !digest.equal(key.hash, digest.hash(read.secret))) return 'unknown';
  if (key.revokedAt !== null || (key.expiresAt !== null && key.expiresAt <= now)) return 'unknown';
  if ((key.lastUsedAt ?? 0) + noteUseEvery <= now) await storage.apiKeys.used(target.scope, key.id, now);
  const actor = { key: { id: key.id, name: key.name, env: key.env, scopes: key.scopes }, address: target.address };
  const reach: AppReach = { actor, workspace: target.app.workspace, app: target.app };
  return grant(reach, right) ? reach : 'not-allowed';
};
