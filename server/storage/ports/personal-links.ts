import type { Scope } from './scope.ts';

/** A user's own link: one at a time, known by the hash of its secret (MOB-2). */
export type PersonalLinksPort = {
  /** Makes the user's link, in place of an older one. False: there is no such user. */
  rotate(scope: Scope, user: string, hash: string, now: number): Promise<boolean>;
  /** When the user's link was made (ms). */
  madeAt(scope: Scope, user: string): Promise<number | undefined>;
  /** Whose link it is. The only look-up that begins without an app. */
  find(hash: string): Promise<(Scope & { user: string }) | undefined>;
  /** False: there was none. */
  remove(scope: Scope, user: string): Promise<boolean>;
};
