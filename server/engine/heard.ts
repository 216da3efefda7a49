import type { Answer } from '#flows/interpreter/check-answer.ts';
import type { ForcedOutcome } from '#flows/interpreter/forced-outcome.ts';
import type { RunRecord } from '../storage/ports/runs.ts';

/** What somebody did in a preview, with the run as it stands after it. Told after the commit, so that a walk can be kept as a scenario. */
export type Heard = { record: RunRecord } & (
  | { kind: 'start'; entry: string }
  /** `before`: the run as it stood when it was answered. */
  | { kind: 'answer'; before: RunRecord; answer: Answer }
  | { kind: 'back' }
  /** A mailed link to this address was confirmed. */
  | { kind: 'link'; to: string }
  /** The step it stood on was made to take an outcome, or answered wrongly on purpose. */
  | { kind: 'mocked'; before: RunRecord; mocked: { node: string; outcome?: string; forced?: readonly ForcedOutcome[] } }
);
