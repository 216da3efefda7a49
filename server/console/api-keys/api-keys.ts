import * as z from 'zod';
import type { Services } from '#server/services.ts';
import type { ApiKey } from '#server/storage/ports/api-keys.ts';
import type { Env, Scope } from '#server/storage/ports/scope.ts';
import type { AppAccess, Authorized } from '../authorize.ts';
import { Fault, invalid } from '../fault.ts';
import { note } from '../note.ts';
import { writeKey } from './key-text.ts';

const most = 50;
const day = 86_400_000;

export const newApiKey = z.strictObject({
  name: z.string().trim().min(1, 'Give it a name, such as the server that uses it.').max(80),
  scopes: z.array(z.enum(['users:read', 'users:write'])).min(1, 'Choose what the key may do.'),
  /** Null: until it is revoked. */
  days: z.int().min(1).max(730, 'Use at most 730 days.').nullable(),
});

export type ApiKeyView = Pick<ApiKey, 'id' | 'name' | 'prefix' | 'scopes' | 'createdAt' | 'expiresAt' | 'lastUsedAt' | 'revokedAt'>;

/** The keys of an app and environment, never their secrets or hashes (TEN-04). */
export const listApiKeys = async (access: Authorized<'app.settings', AppAccess>, services: Services, input: { env: Env }): Promise<ApiKeyView[]> =>
  (await services.storage.apiKeys.list({ app: access.app.id, env: input.env })).map(
    ({ id, name, prefix, scopes, createdAt, expiresAt, lastUsedAt, revokedAt }) => ({
      id,
      name,
      prefix,
      scopes: [...new Set(scopes)],
      createdAt,
      expiresAt,
      lastUsedAt,
      revokedAt,
    }),
  );

/** Makes a key. Its text is in this answer and nowhere else. */
export const createApiKey = async (
  access: Authorized<'app.settings', AppAccess>,
  services: Services,
  input: { env: Env; key: z.infer<typeof newApiKey> },
): Promise<{ id: string; text: string }> => {
  const { storage, random, digest, clock } = services;
  const scope: Scope = { app: access.app.id, env: input.env };
  const live = (await storage.apiKeys.list(scope)).filter(({ revokedAt }) => revokedAt === null);
  if (live.length >= most) throw invalid({ name: `There can be ${most} keys. Revoke one that nobody uses.` });
  const { id, secret, text, prefix } = writeKey(input.env, random);
  const now = clock.now();
  const { name, days } = input.key;
  const scopes = [...new Set(input.key.scopes)];
  await storage.apiKeys.create({
    ...scope,
    id,
    name,
    hash: digest.hash(secret),
    prefix,
    scopes,
    createdBy: access.actor.member.id,
    createdAt: now,
    expiresAt: days === null ? null : now + days * day,
    lastUsedAt: null,
    revokedAt: null,
  });
  await note(access, services, 'api-key.created', id, { env: input.env, name, scopes, days });
  return { id, text };
};

/** Ends a key at once and for good. */
export const revokeApiKey = async (
  access: Authorized<'app.settings', AppAccess>,
  services: Services,
  input: { env: Env; id: string },
): Promise<void> => {
  const revoked = await services.storage.apiKeys.revoke({ app: access.app.id, env: input.env }, input.id, services.clock.now());
  if (!revoked) throw new Fault('not-found', 'This key is revoked already, or gone. Reload the page.');
  await note(access, services, 'api-key.revoked', input.id, { env: input.env });
};
