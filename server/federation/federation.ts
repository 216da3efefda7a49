import type { Services } from '../services.ts';
import { createProviders, type Providers } from './providers.ts';

/** What signing in at providers is made with. */
export type FederationParts = Pick<Services, 'storage' | 'seal' | 'clock' | 'random' | 'digest' | 'log'> & {
  publicUrl: string;
  providers: Providers;
};

export const createFederation = ({
  egress,
  env,
  ...services
}: Pick<Services, 'storage' | 'seal' | 'clock' | 'random' | 'digest' | 'log' | 'egress' | 'env'>): FederationParts => ({
  ...services,
  publicUrl: env.publicUrl,
  providers: createProviders(egress, services.clock),
});
