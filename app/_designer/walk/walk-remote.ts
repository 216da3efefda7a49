import type { ForcedOutcome } from '#flows/interpreter/forced-outcome.ts';
import type { PinnedContext } from '#flows/interpreter/pinned-context.ts';
import type { Standing } from '../phone/create-phone.ts';

/** What a builder lets happen where the run stands. */
export type Mocked = { kind: 'outcome'; node: string; outcome: string; forced: ForcedOutcome[] } | { kind: 'wrong'; node: string };

/** Walks in preview worlds, on the server. Every call rejects with a sentence for the builder as the error's message. */
export type WalkRemote = {
  startAt(world: string, node: string, pinned: PinnedContext, forced: readonly ForcedOutcome[]): Promise<Standing>;
  mock(world: string, mocked: Mocked): Promise<void>;
  back(world: string): Promise<'back' | 'nowhere' | 'restart'>;
};
