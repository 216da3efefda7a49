import type { Login } from '#flows/kit/login.ts';
import type { Scope } from './scope.ts';

/** As stored. `run` is null where a builder tests a connection: `node` then names who may see the outcome. */
export type LoginRecord = Scope & Omit<Login, 'run'> & { run: string | null };

/** What the callback leaves for the run under a return code. */
export type ReturnedLogin = Omit<LoginRecord, 'sealed' | 'expiresAt'> & { sealedResult: string };

/** Sign-ins under way at external providers. Begun by an effect, spent by a guard. */
export type LoginsPort = {
  /** Of a test of a connection; a run's are begun by its commit. */
  begin(login: LoginRecord): Promise<void>;
  /** The login of this state, changing nothing. Found without knowing the app: a callback brings no more. */
  find(hash: string): Promise<LoginRecord | undefined>;
  /** Takes it: of concurrent callers, and ever, exactly one gets true. False also once it has expired. */
  take(scope: Scope, hash: string, now: number): Promise<boolean>;
  /** Leaves the outcome for who shows the return code; false when it was not taken before, or left already. */
  leave(scope: Scope, hash: string, left: { returnHash: string; returnUntil: number; sealedResult: string }): Promise<boolean>;
  /** What was left under a return code, unspent and in time, changing nothing. */
  returned(scope: Scope, returnHash: string, now: number): Promise<ReturnedLogin | undefined>;
  /** Deletes logins past their time. At most `limit`; returns how many. */
  purge(now: number, limit: number): Promise<number>;
};
