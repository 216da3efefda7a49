import type { FederationPort } from '#flows/kit/ports.ts';
import type { Services } from '../services.ts';
import type { LoginsPort } from '../storage/ports/logins.ts';
import type { Scope } from '../storage/ports/scope.ts';
import { openResult } from './login-secrets.ts';

/** What was left under a return code, if it was left for this very visit of this very connector (FED-02). */
export const redeemLogin = async (
  parts: Pick<Services, 'seal' | 'clock' | 'digest'> & { logins: LoginsPort },
  scope: Scope,
  { connector, run, node, visit }: Parameters<FederationPort['redeem']>[0],
  code: string,
): ReturnType<FederationPort['redeem']> => {
  const hash = parts.digest.hash(code);
  const left = await parts.logins.returned(scope, hash, parts.clock.now());
  if (left?.run !== run || left.connector !== connector || left.node !== node || left.visit !== visit) return undefined;
  return { ...openResult(parts, scope, left), hash };
};
