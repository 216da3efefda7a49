import {
  allowInsecureRequests,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  None,
} from 'openid-client';
import type { ClockPort } from '#flows/kit/ports.ts';
import type { Egress } from '../security/egress/create-egress.ts';
import { providerFetch } from './guarded-fetch.ts';
import type { OpenedConnector } from './open-connector.ts';
import { ProviderFault } from './provider-fault.ts';

/** Seconds openid-client waits; the egress gives up before. */
const timeout = 6;

const authenticationOf = ({ settings, secret }: OpenedConnector) => {
  if (settings.authentication === 'none' || secret === undefined) return None();
  return settings.authentication === 'basic' ? ClientSecretBasic(secret) : ClientSecretPost(secret);
};

/** Reads a provider’s metadata and ties it to what the connector demands of its tokens. Throws when it cannot be had or does not fit. */
export const discover = async (connector: OpenedConnector, egress: Pick<Egress, 'fetch'>, clock: ClockPort): Promise<Configuration> => {
  const { settings } = connector;
  const insecure = settings.issuer.startsWith('http:');
  let keysAt: string | undefined;
  const config = await discovery(
    new URL(settings.issuer),
    settings.clientId,
    // Ours, not the token's nor the provider's word: `none` and HS* can never be chosen (FED-04).
    { id_token_signed_response_alg: settings.algorithm },
    authenticationOf(connector),
    {
      [customFetch]: providerFetch(egress, clock, () => keysAt),
      timeout,
      // Signatures are checked even though the token comes straight from the provider.
      execute: [enableNonRepudiationChecks, ...(insecure ? [allowInsecureRequests] : [])],
    },
  );
  const metadata = config.serverMetadata();
  // openid-client compares addresses, where a final slash is as good as none; an issuer is a name (FED-04).
  if (metadata.issuer !== settings.issuer) throw new ProviderFault('the metadata is another issuer’s');
  const leave = URL.parse(metadata.authorization_endpoint ?? '');
  if (leave === null || !(leave.protocol === 'https:' || (insecure && leave.protocol === 'http:')))
    throw new ProviderFault('there is no usable authorization endpoint');
  if (metadata.jwks_uri === undefined) throw new ProviderFault('there are no keys');
  keysAt = metadata.jwks_uri;
  return config;
};
