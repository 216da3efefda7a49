import type { Services } from '../services.ts';
import type { Scope } from '../storage/ports/scope.ts';

/**
 * What trying a connector showed, in our own words: nothing of the remote's answer (OUT-03). `facts` are short lines about what
 * was found, `advice` what to do about a failure.
 */
export type TestResult = { ok: boolean; title: string; facts?: readonly string[]; advice?: string };

/** Tries a connector with its saved values, without effects for people. Never throws for what the other side does. */
export type ConnectorTester = (services: Services, scope: Scope, connector: string) => Promise<TestResult>;

/** How long it took, as coarse as is useful: exact times tell about networks (OUT-03). */
export const tookWords = (ms: number): string =>
  ms < 1_000 ? 'Answered in under a second.' : ms < 3_000 ? 'Answered in a few seconds.' : 'Answered slowly.';
