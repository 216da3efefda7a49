import type { ConnectorTester } from '../connectors/tester.ts';
import { EgressFault, egressWords } from '../security/egress/egress-fault.ts';
import { tookWords } from '../connectors/tester.ts';
import { openConnector } from './open-connector.ts';
import { ProviderFault } from './provider-fault.ts';

const advice = 'Check that the issuer is exactly as the service names itself, with or without a slash at the end.';

/** The egress's own word, if it stopped the call: found through the chain of causes. */
const faultIn = (error: unknown): EgressFault | undefined => {
  for (let cause = error; cause instanceof Error; cause = cause.cause) if (cause instanceof EgressFault) return cause;
  return undefined;
};

/** Whether the provider says who it is and has what a sign-in needs. Signing in itself is tried apart. */
export const testDiscovery: ConnectorTester = async (services, scope, id) => {
  const begun = services.clock.now();
  const connector = await openConnector(services, scope, id);
  if (connector === undefined) {
    return {
      ok: false,
      title: 'There is nothing to try yet',
      advice: 'Fill in the values of this environment and save them. A connector that is switched off is not tried.',
    };
  }
  try {
    const metadata = (await services.federation.providers.open(connector)).serverMetadata();
    const { settings } = connector;
    const signs = metadata.id_token_signing_alg_values_supported;
    const facts = [`It calls itself ${metadata.issuer}.`, tookWords(services.clock.now() - begun)];
    if (signs !== undefined && !signs.includes(settings.algorithm)) {
      return { ok: false, title: `The service does not sign with ${settings.algorithm}`, facts, advice: `It names ${signs.slice(0, 8).join(', ')}.` };
    }
    return { ok: true, title: 'The service answers', facts: [...facts, 'Now try to sign in: it shows what the service says about you.'] };
  } catch (error) {
    const fault = faultIn(error);
    if (fault !== undefined) return { ok: false, title: 'The service was not reached', advice: egressWords[fault.code] };
    return {
      ok: false,
      title: error instanceof ProviderFault ? `The service cannot be used: ${error.message}` : 'The service does not describe itself as expected',
      advice,
    };
  }
};
