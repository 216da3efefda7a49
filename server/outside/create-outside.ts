import type { FederationParts } from '../federation/federation.ts';
import { liveFederation } from '../federation/live-federation.ts';
import type { Services } from '../services.ts';
import type { Scope } from '../storage/ports/scope.ts';
import { lazyDirectory } from './directory/lazy-directory.ts';
import { keepBreakers } from './keep-breakers.ts';
import type { Outside } from './outside.ts';

/** What calls outside are made with: before there are realms, and without them. */
export type OutsideParts = Pick<Services, 'storage' | 'seal' | 'clock' | 'digest' | 'egress' | 'log'> & { federation: FederationParts };

/** The real services of an app in one environment, reached through its connectors' values there. */
export const createOutside = (parts: OutsideParts): ((scope: Scope) => Outside) => {
  const breakerOf = keepBreakers(parts.clock);
  return (scope) => ({ directory: lazyDirectory(parts, scope, breakerOf), federation: liveFederation(parts.federation, scope) });
};
