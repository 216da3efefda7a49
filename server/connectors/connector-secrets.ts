import * as z from 'zod';
import { connectorSeal } from '../security/connector-seal.ts';
import type { Services } from '../services.ts';
import type { Scope } from '../storage/ports/scope.ts';

export type Secrets = Readonly<Record<string, string>>;
const stored = z.record(z.string(), z.string());

export const sealSecrets = ({ seal }: Pick<Services, 'seal'>, scope: Scope, connector: string, secrets: Secrets): string =>
  seal.seal(connectorSeal.purpose, connectorSeal.boundTo(scope, connector), JSON.stringify(secrets));

export const openSecrets = ({ seal }: Pick<Services, 'seal'>, scope: Scope, connector: string, sealed: string | null): Secrets =>
  sealed === null ? {} : stored.parse(JSON.parse(seal.open(connectorSeal.purpose, connectorSeal.boundTo(scope, connector), sealed)));

/**
 * A connector's secrets in this environment; undefined when it is disabled, removed or without values (FED-06). Only for
 * the code that makes the call: they go into no log, event, answer or run.
 */
export const connectorSecrets = async (services: Pick<Services, 'storage' | 'seal'>, scope: Scope, id: string): Promise<Secrets | undefined> => {
  const found = await services.storage.connectors.open(scope, id);
  if (found?.connector.status !== 'active' || found.values === undefined) return undefined;
  return openSecrets(services, scope, id, found.values.sealed);
};
