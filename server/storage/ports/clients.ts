import type { Env } from './scope.ts';

/** A program of the app that may start runs and redeem codes (RFC 6749 section 2). */
export type Client = {
  id: string;
  app: string;
  env: Env;
  name: string;
  kind: 'spa' | 'native' | 'server';
  /** SHA-256 of the secret; only `server` clients have one. */
  secretHash: string | null;
  redirectUris: readonly string[];
  origins: readonly string[];
  accepts: readonly string[];
  status: 'active' | 'disabled';
  createdAt: number;
};

export type ClientsPort = {
  find(app: string, env: Env, id: string): Promise<Client | undefined>;
  list(app: string): Promise<readonly Client[]>;
  /** Every origin any active client of the app names, for CORS. */
  origins(app: string, env: Env): Promise<readonly string[]>;
  save(client: Client): Promise<void>;
  remove(app: string, id: string): Promise<boolean>;
};
