import type { ExternalIdentity } from './identifier.ts';
import type { Profile } from './step.ts';

/**
 * A sign-in under way at an external provider: one time, for one visit of one node and one connector (FED-02). `sealed`
 * holds nonce and PKCE verifier and is opened by the server alone.
 */
export type Login = {
  /** SHA-256 of `state`. */
  hash: string;
  connector: string;
  run: string;
  node: string;
  visit: number;
  sealed: string;
  /** ms */
  expiresAt: number;
};

/** What came of it, judged by the server before anybody else sees it. */
export type LoginResult =
  | { result: 'verified'; identity: ExternalIdentity; profile: Profile }
  /** The person turned back at the provider. */
  | { result: 'cancelled' }
  /** The provider knows the person, and the connector does not let them in (FED-07). */
  | { result: 'not-allowed' }
  /** The provider's answer did not stand up to a check. Nothing of it is kept. */
  | { result: 'failed' };
