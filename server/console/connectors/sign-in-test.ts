import { beginTest, readTest, type TestOutcome } from '#server/federation/test-login.ts';
import type { Services } from '#server/services.ts';
import type { Env } from '#server/storage/ports/scope.ts';
import type { AppAccess, Authorized } from '../authorize.ts';
import { note } from '../note.ts';
import { findConnector } from './find-connector.ts';

type Input = { connector: string; env: Env };

export type BegunTest = { ok: true; url: string; test: string } | { ok: false; advice: string };

/** Begins a sign-in at a provider as a builder's trial: the address to open, and the secret its outcome is read by. */
export const beginSignInTest = async (access: Authorized<'connector.edit', AppAccess>, services: Services, input: Input): Promise<BegunTest> => {
  const connector = await findConnector(access, services, input);
  await note(access, services, 'connector.tested', connector.id, { env: input.env });
  try {
    return { ok: true, ...(await beginTest(services.federation, { app: access.app.id, env: input.env }, connector.id)) };
  } catch {
    return { ok: false, advice: 'The service cannot be asked to sign you in. Save the values, then press Test connection to see why.' };
  }
};

/** What came of it so far. */
export const readSignInTest = async (
  access: Authorized<'connector.edit', AppAccess>,
  services: Services,
  input: Input & { test: string },
): Promise<TestOutcome> => {
  const connector = await findConnector(access, services, input);
  return readTest(services.federation, { app: access.app.id, env: input.env }, connector.id, input.test);
};
