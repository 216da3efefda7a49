import type { Client } from '#server/storage/ports/clients.ts';

/** A client without its secret's hash: secrets are write-only (TEN-04). */
export const clientView = ({ id, env, name, kind, redirectUris, origins, status, createdAt, secretHash }: Client) => ({
  id,
  env,
  name,
  kind,
  redirectUris: [...redirectUris],
  origins: [...origins],
  status,
  createdAt,
  hasSecret: secretHash !== null,
});
export type ClientView = ReturnType<typeof clientView>;
