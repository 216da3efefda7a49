import type { Amr, Assurance } from './assurance.ts';

/**
 * The session a run was started from, as it was then: an in-app button or a relock. Pinned in the run; whether it is still
 * alive and whose it is, is checked again at every step and in the commit (SES-04).
 */
export type HeldSession = {
  id: string;
  user?: string;
  /** Key and kind of its zone. */
  zone: string;
  zoneKind: 'public' | 'secure';
  amr: readonly Amr[];
  proofs: readonly { assurance: Assurance; node: string; at: number }[];
  locked: boolean;
};

/** Which standing of the session an entry begins from. `locked`: nothing proven before it was locked counts. */
export type SessionNeed = 'live' | 'locked';
