import type { Message } from '#flows/kit/effect.ts';
import type { Scope } from './scope.ts';

/** A message on its way out. `sealed` holds address and text, encrypted; it is wiped on delivery. */
export type OutboxMail = Scope & {
  id: string;
  run: string | null;
  number: number;
  channel: Message['channel'];
  sealed: string;
  attempts: number;
  createdAt: number;
  /** A worker owns the row until then (ms); a crash gives it back. */
  claimedUntil: number;
  expiresAt: number;
};
export type NewOutboxMail = Omit<OutboxMail, 'attempts'>;

export type OutboxPort = {
  /** Keeps a message that no run waits for. */
  add(mail: NewOutboxMail): Promise<void>;
  /** Takes up to `limit` unclaimed rows and owns them until `until`; no two workers get the same row. */
  claim(now: number, until: number, limit: number): Promise<readonly OutboxMail[]>;
  /** Whether the message is still on its way, as far as is known: on SQLite not for one that a process left behind which has died (decision 0044). */
  holds(id: string): Promise<boolean>;
  /** Gives a row back for a later try. */
  retry(id: string, at: number): Promise<void>;
  /**
   * Delivered: `holds` says so as soon as this resolves. On SQLite its row goes with the next commit, so a process that dies within that
   * moment lets the message leave once more (decision 0044).
   */
  left(id: string): Promise<void>;
  /** Delivered, or given up: the row and its body go. */
  remove(id: string): Promise<void>;
};
