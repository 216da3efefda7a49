import type { Env, Scope } from './scope.ts';

/** A way from one app of a pair into the other, for one person, once (MOB-11). */
export type TwinPass = {
  /** SHA-256 of its secret. */
  hash: string;
  env: Env;
  /** App and user it was made for. */
  from: { app: string; user: string };
  /** App it leads to. */
  to: string;
  /** ms. */
  expiresAt: number;
};

/** Two apps side by side, an open and a secured one, and who is the same person in both. */
export type TwinsPort = {
  /** The app this one is linked with. */
  twinOf(app: string): Promise<string | undefined>;
  /** Both ways. False: one of them is linked with another app. */
  link(app: string, twin: string): Promise<boolean>;
  unlink(app: string): Promise<void>;
  issue(pass: TwinPass): Promise<void>;
  /** Takes it out: of two who come with it one gets it. Undefined: unknown, used, expired, or of another pair. */
  redeem(hash: string, to: Scope, now: number): Promise<TwinPass | undefined>;
  /** Notes that two user rows are one person. A person has one row in each app: who is joined already stays so (false). */
  join(env: Env, one: { app: string; user: string }, other: { app: string; user: string }): Promise<boolean>;
  /** The same person's user in the twin app. */
  other(scope: Scope, user: string): Promise<{ app: string; user: string } | undefined>;
  /** Deletes passes out of time. At most `limit`; returns how many. */
  purge(now: number, limit: number): Promise<number>;
};
