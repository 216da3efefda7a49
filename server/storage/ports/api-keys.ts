import type { Scope } from './scope.ts';

export type ApiKeyScope = 'users:read' | 'users:write';

/** A key that another server manages an app's users with: one app, one environment. Times are ms. */
export type ApiKey = Scope & {
  id: string;
  name: string;
  /** SHA-256 of the secret, which is shown once and kept nowhere. */
  hash: string;
  /** How the key begins, so that people can tell keys apart. */
  prefix: string;
  scopes: readonly ApiKeyScope[];
  /** The member who made it. */
  createdBy: string;
  createdAt: number;
  expiresAt: number | null;
  lastUsedAt: number | null;
  revokedAt: number | null;
};

export type ApiKeysPort = {
  /** Newest first, revoked ones included. */
  list(scope: Scope): Promise<readonly ApiKey[]>;
  find(scope: Scope, id: string): Promise<ApiKey | undefined>;
  create(key: ApiKey): Promise<void>;
  /** For good. False: there is no such key, or it was revoked before. */
  revoke(scope: Scope, id: string, now: number): Promise<boolean>;
  used(scope: Scope, id: string, now: number): Promise<void>;
};
