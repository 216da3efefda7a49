import type { ApiKeyScope } from '#server/storage/ports/api-keys.ts';
import type { Env } from '#server/storage/ports/scope.ts';

/** Who asks: another server, with a key of exactly one app and environment (TEN-06). */
export type KeyActor = {
  key: { id: string; name: string; env: Env; scopes: readonly ApiKeyScope[] };
  /** Network address the request came from, for audit. */
  address: string;
};
