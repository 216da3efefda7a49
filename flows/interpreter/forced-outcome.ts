import * as z from 'zod';
import { runLimits } from './run.ts';

/**
 * An outcome that a node is to take whatever its executor would have said: how a builder walks "wrong code" or "locked" without
 * causing it (EDITOR 17). Without `visit`: at every visit. Plain data, so that a recorded walk may hold it. Only preview worlds
 * take it; live and sandbox runs have no way to be told one.
 */
export const forcedOutcome = z.strictObject({
  /** Id of a plan node; for a method of a chain the method's own. */
  node: z.string().min(1).max(100),
  visit: z.int().min(1).max(runLimits.visits).exactOptional(),
  outcome: z.string().min(1).max(100),
});
export type ForcedOutcome = z.infer<typeof forcedOutcome>;

/** What is forced at this visit, if anything. */
export const forcedAt = (forced: readonly ForcedOutcome[], node: string, visit: number): ForcedOutcome | undefined =>
  forced.find((one) => one.node === node && (one.visit ?? visit) === visit);
