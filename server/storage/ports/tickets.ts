import type { Ticket } from '#flows/kit/effect.ts';
import type { Scope } from './scope.ts';

/** Mailed links. Created by an effect, spent by a guard; here they are only looked up. */
export type TicketsPort = {
  find(hash: string): Promise<(Ticket & Scope & { spentAt: number | null }) | undefined>;
  /** Deletes tickets a day after their time. At most `limit`; returns how many. */
  purge(now: number, limit: number): Promise<number>;
};
