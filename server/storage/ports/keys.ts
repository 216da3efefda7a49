import type { Env } from './scope.ts';

/** A signing key of an app in an environment. `privateJwk` is sealed. */
export type SigningKey = {
  kid: string;
  app: string;
  env: Env;
  publicJwk: string;
  sealedPrivateJwk: string;
  createdAt: number;
  activeFrom: number;
  retireAt: number | null;
};

export type KeysPort = {
  list(app: string, env: Env): Promise<readonly SigningKey[]>;
  /** Adds the key unless the app already has one that becomes active at or after `unlessActiveFrom`; of concurrent callers one wins. */
  add(key: SigningKey, unlessActiveFrom: number): Promise<boolean>;
  retire(kid: string, at: number): Promise<void>;
  remove(kid: string): Promise<void>;
};
