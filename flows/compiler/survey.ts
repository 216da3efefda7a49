import type { Ways } from './explore.ts';
import type { Facts } from './facts.ts';
import type { Flow } from './flow.ts';

/** What the proofs look things up in. */
export type Survey = {
  /** Everything drawn, containers dissolved, reached or not. */
  drawn: Flow;
  /** What a run can get to. */
  flow: Flow;
  /** What each place of `flow` needs, by its index. */
  needs: readonly Facts[];
  ways: Ways<Facts>;
};
