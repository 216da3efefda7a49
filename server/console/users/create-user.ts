import type { Json } from '#flows/kit/json.ts';
import type { Services } from '#server/services.ts';
import type { Env } from '#server/storage/ports/scope.ts';
import type { AppReach, Authorized } from '../authorize.ts';
import { invalid } from '../fault.ts';
import { note } from '../note.ts';
import { attributesOf } from './attributes-of.ts';
import { type IdentifierInput, identifiersOf } from './identifiers-of.ts';

/**
 * Adds somebody by hand. What they sign in with counts as unverified until they have proven it themselves. The app's first
 * e-mail and phone columns are filled with it, unless they were given.
 */
export const createUser = async (
  access: Authorized<'user.edit', AppReach>,
  services: Services,
  input: {
    env: Env;
    identifiers: IdentifierInput;
    attributes: Readonly<Record<string, Json>>;
    status?: 'active' | 'unapproved' | undefined;
  },
): Promise<{ id: string }> => {
  const { storage, random, clock } = services;
  const columns = await storage.users.columns(access.app.id);
  const identifiers = identifiersOf(input.identifiers);
  if (identifiers.length === 0)
    throw invalid({ email: 'Give at least one thing they can sign in with: an e-mail address, a phone number or a user name.' });
  const attributes = attributesOf(columns, input.attributes);
  for (const { kind, canonical: value } of identifiers) {
    const column = columns.find((candidate) => candidate.type === kind);
    if (column !== undefined) attributes[column.key] ??= value;
  }
  const id = random.id('usr');
  const user = {
    id,
    attributes,
    status: input.status ?? ('active' as const),
    identifiers: identifiers.map((identifier) => ({ ...identifier, verified: false })),
  };
  const created = await storage.users.create({ app: access.app.id, env: input.env }, user, clock.now());
  if (!created.ok && created.reason === 'identifier-taken') throw invalid({ [created.which]: 'Another user of this app has it already.' });
  if (!created.ok) throw invalid({ [created.which]: 'Another user has this value, and it must be different for everybody.' });
  await note(access, services, 'user.created', id, { env: input.env });
  return { id };
};
