import type { Scope } from './scope.ts';

/** Captured mail: of the sandbox, of a preview world, and of live where no SMTP is configured. `sealed` holds address and text. */
export type CapturedMail = Scope & { id: string; at: number; sealed: string; run: string | null };

export type MailboxPort = {
  keep(mail: CapturedMail): Promise<void>;
  list(scope: Scope, limit: number): Promise<readonly CapturedMail[]>;
  remove(scope: Scope, id: string): Promise<boolean>;
  /** Deletes mail older than a week. At most `limit`; returns how many. */
  purge(now: number, limit: number): Promise<number>;
};
