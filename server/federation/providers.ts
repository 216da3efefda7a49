import type { Configuration } from 'openid-client';
import type { ClockPort } from '#flows/kit/ports.ts';
import { type Breaker, createBreaker } from '../delivery/breaker.ts';
import type { Egress } from '../security/egress/create-egress.ts';
import type { OpenedConnector } from './open-connector.ts';
import { ProviderFault } from './provider-fault.ts';

/** How long a provider's metadata is good for, and how many providers are remembered. ms */
const life = 3_600_000;
const most = 500;

type Known = { until: number; breaker: Breaker; opening: Promise<Configuration> | undefined };

// Loaded at the first sign-in at a provider: most servers start without ever needing it.
const discoverLater = async (connector: OpenedConnector, egress: Pick<Egress, 'fetch'>, clock: ClockPort): Promise<Configuration> => {
  const { discover } = await import('./discover.ts');
  return discover(connector, egress, clock);
};

export type Providers = {
  /** Metadata and keys of a connector's provider; each provider fails alone (FED-05). Throws when it cannot be had now. */
  open(connector: OpenedConnector): Promise<Configuration>;
};

export const createProviders = (egress: Pick<Egress, 'fetch'>, clock: ClockPort): Providers => {
  const known = new Map<string, Known>();
  return {
    open: async (connector) => {
      const entry = known.get(connector.version) ?? { until: 0, breaker: createBreaker(clock), opening: undefined };
      known.delete(connector.version);
      known.set(connector.version, entry);
      const [oldest] = known.keys();
      if (known.size > most && oldest !== undefined) known.delete(oldest);
      if (entry.opening !== undefined && entry.until > clock.now()) return entry.opening;
      if (entry.breaker.open()) throw new ProviderFault('the provider has failed again and again');
      entry.until = clock.now() + life;
      entry.opening = discoverLater(connector, egress, clock);
      try {
        const config = await entry.opening;
        entry.breaker.succeeded();
        return config;
      } catch (error) {
        entry.opening = undefined;
        entry.breaker.failed();
        throw error;
      }
    },
  };
};
