/**
 * A preview world: a small database of its own (users, runs, sessions, mail), an unsaved draft and a clock.
 * `data` is the serialised database; any process can continue the world from it. Times ms.
 */
export type World = {
  id: string;
  /** SHA-256 of its bearer token. */
  tokenHash: string;
  app: string;
  flow: string;
  /** Hash of the console session that opened it; the world dies with that. */
  consoleSession: string;
  revision: number;
  expiresAt: number;
  /** JSON: clock offset, seed, device script. */
  settings: string;
  /** JSON of the compiled unsaved draft, or null while it does not compile. */
  plan: string | null;
  data: Uint8Array;
  /** How the world stood at earlier steps of its run, packed (walk-steps.ts). Absent: nothing to walk back to. */
  steps?: Uint8Array;
};

export type WorldsPort = {
  find(id: string): Promise<World | undefined>;
  create(world: World): Promise<void>;
  /** Replaces the world if it still has `expected` as its revision. */
  replace(world: World, expected: number): Promise<boolean>;
  /** Ids of worlds behind `after`, in order. */
  ids(after: string, limit: number): Promise<readonly string[]>;
  remove(id: string): Promise<void>;
  removeOfSession(consoleSession: string): Promise<void>;
  /** Deletes worlds whose time is over. At most `limit`; returns how many. */
  purge(now: number, limit: number): Promise<number>;
};
