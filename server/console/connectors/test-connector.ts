import type { TestResult } from '#server/connectors/tester.ts';
import { testers } from '#server/connectors/testers.ts';
import type { Services } from '#server/services.ts';
import type { Env } from '#server/storage/ports/scope.ts';
import type { AppAccess, Authorized } from '../authorize.ts';
import { Fault } from '../fault.ts';
import { note } from '../note.ts';
import { findConnector } from './find-connector.ts';

/** A builder looks for a mistake, a script looks around in a network (OUT-01). */
const perMinute = 12;

/** Tries the saved values of one environment. Only for those who may edit them (LDAP-06). */
export const testConnector = async (
  access: Authorized<'connector.edit', AppAccess>,
  services: Services,
  input: { connector: string; env: Env },
): Promise<TestResult> => {
  const connector = await findConnector(access, services, input);
  const scope = { app: access.app.id, env: input.env };
  const tester = testers[connector.kind];
  if (tester === undefined) throw new Fault('invalid', 'Connectors of this kind cannot be tried from here. Try them in a flow.');
  const counted = await services.storage.counters.count(
    { ...scope, env: 'live' },
    { key: `connector-test:${access.actor.member.id}`, limit: perMinute, windowSeconds: 60 },
    services.clock.now(),
  );
  if (!counted) throw new Fault('too-many-tries', 'That was often enough for now. Try again in a minute.', { retryAfter: 60 });
  const result = await tester(services, scope, connector.id);
  await note(access, services, 'connector.tested', connector.id, { env: input.env, ok: result.ok });
  return result;
};
