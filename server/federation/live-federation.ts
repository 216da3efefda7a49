import type { FederationPort } from '#flows/kit/ports.ts';
import type { Scope } from '../storage/ports/scope.ts';
import type { FederationParts } from './federation.ts';
import { redeemLogin } from './redeem-login.ts';

/** Sign-in at real providers, for the runs of one app in one environment. */
export const liveFederation = (parts: FederationParts, scope: Scope): FederationPort => ({
  begin: async (visit) => {
    try {
      const { beginLogin } = await import('./begin-login.ts');
      const { url, login } = await beginLogin(parts, scope, visit);
      return { result: 'ready', url, login: { ...login, run: visit.run } };
    } catch (error) {
      parts.log.warn({ connector: visit.connector, error: error instanceof Error ? error.message : 'unknown' }, 'a provider cannot be asked now');
      return { result: 'unavailable' };
    }
  },
  redeem: (visit, code) => redeemLogin({ ...parts, logins: parts.storage.logins }, scope, visit, code),
});
