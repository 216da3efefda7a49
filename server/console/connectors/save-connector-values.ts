import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import type { ConnectorDefinition } from '#flows/kit/define-connector.ts';
import { openSecrets, sealSecrets } from '#server/connectors/connector-secrets.ts';
import type { Services } from '#server/services.ts';
import type { Env } from '#server/storage/ports/scope.ts';
import type { AppAccess, Authorized } from '../authorize.ts';
import { invalid } from '../fault.ts';
import { note } from '../note.ts';
import { connectorKind } from './connector-kind.ts';
import { findConnector, gone } from './find-connector.ts';

export type ValuesInput = {
  connector: string;
  env: Env;
  settings: Record<string, unknown>;
  /** Only those typed anew; what is not named stays. */
  secrets: Record<string, string>;
};

const stored = z.record(z.string(), z.json());

const settingsOf = (definition: ConnectorDefinition, given: Record<string, unknown>) => {
  const parsed = definition.settings.safeParse(given);
  if (parsed.success) return stored.parse(parsed.data);
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) fields[String(issue.path[0] ?? '')] ??= issue.message;
  throw invalid(fields, 'Something in the form is not right yet.');
};

/** Which settings that say where the secrets go were changed. Compared as parsed, so that a default is no change. */
const moved = (definition: ConnectorDefinition, before: Record<string, unknown>, after: Record<string, unknown>): string[] => {
  const known = definition.settings.safeParse(before);
  const was: Record<string, unknown> = known.success ? known.data : before;
  return definition.destination.filter((setting) => !isDeepStrictEqual(was[setting], after[setting]));
};

/**
 * Puts a connector's values for one environment. Whoever changes where it calls types its secrets again: else somebody who
 * may edit, but never knew them, could have them sent to a server of their own (LDAP-06).
 */
export const saveConnectorValues = async (access: Authorized<'connector.edit', AppAccess>, services: Services, input: ValuesInput): Promise<void> => {
  const connector = await findConnector(access, services, input);
  const definition = connectorKind(connector.kind);
  const scope = { app: access.app.id, env: input.env };
  const settings = settingsOf(definition, input.settings);
  const before = (await services.storage.connectors.open(scope, connector.id))?.values;
  const changed = before === undefined ? [] : moved(definition, before.settings, settings);
  const kept = before === undefined || changed.length > 0 ? {} : openSecrets(services, scope, connector.id, before.sealed);
  const typed = Object.fromEntries(Object.entries(input.secrets).filter(([name, secret]) => definition.secrets.includes(name) && secret !== ''));
  const secrets: Record<string, string> = { ...kept, ...typed };
  const missing = definition.secrets.filter((name) => secrets[name] === undefined && definition.secretFields?.[name]?.optional !== true);
  const lost = before?.secrets.filter((name) => secrets[name] === undefined) ?? [];
  if (missing.length > 0 || lost.length > 0) {
    const words = changed.length > 0 ? 'Type this again: the address it is sent to has changed.' : 'Fill this in.';
    throw invalid(Object.fromEntries([...missing, ...lost].map((name) => [`secrets.${name}`, words])), words);
  }
  const names = Object.keys(secrets);
  const sealed = names.length === 0 ? null : sealSecrets(services, scope, connector.id, secrets);
  const saved = { settings, secrets: names, sealed, updatedAt: services.clock.now() };
  if (!(await services.storage.connectors.saveValues(scope, connector.id, saved))) throw gone();
  await note(access, services, 'connector.values', connector.id, { env: input.env, moved: changed, secrets: Object.keys(typed) });
};
