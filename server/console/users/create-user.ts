import { canonical } from '#flows/kit/canonical.ts';
import type { Identifier, IdentifierKind } from '#flows/kit/identifier.ts';
import type { Json } from '#flows/kit/json.ts';
import type { Services } from '#server/services.ts';
import type { Env } from '#server/storage/ports/scope.ts';
import type { AppAccess, Authorized } from '../authorize.ts';
import { invalid } from '../fault.ts';
import { note } from '../note.ts';
import { attributesOf } from './attributes-of.ts';

const faults: Record<IdentifierKind, string> = {
  email: 'Write one e-mail address, such as ada@example.org.',
  phone: 'Write the number with its country code, such as +44 20 7946 0018.',
  username: 'Use 2 to 64 letters, digits, dots, hyphens or underscores.',
};

/**
 * Adds somebody by hand. What they sign in with counts as unverified until they have proven it themselves. The app's first
 * e-mail and phone columns are filled with it, unless they were given.
 */
export const createUser = async (
  access: Authorized<'user.edit', AppAccess>,
  services: Services,
  input: { env: Env; identifiers: Readonly<Partial<Record<IdentifierKind, string>>>; attributes: Readonly<Record<string, Json>> },
): Promise<{ id: string }> => {
  const { storage, random, clock } = services;
  const columns = await storage.users.columns(access.app.id);
  const identifiers: Identifier[] = [];
  for (const kind of ['email', 'phone', 'username'] as const) {
    const typed = input.identifiers[kind] ?? '';
    if (typed.trim() === '') continue;
    const identifier = canonical(kind, typed);
    if (identifier === undefined) throw invalid({ [kind]: faults[kind] });
    identifiers.push(identifier);
  }
  if (identifiers.length === 0)
    throw invalid({ email: 'Give at least one thing they can sign in with: an e-mail address, a phone number or a user name.' });
  const attributes = attributesOf(columns, input.attributes);
  for (const { kind, canonical: value } of identifiers) {
    const column = columns.find((candidate) => candidate.type === kind);
    if (column !== undefined) attributes[column.key] ??= value;
  }
  const id = random.id('usr');
  const user = { id, attributes, status: 'active' as const, identifiers: identifiers.map((identifier) => ({ ...identifier, verified: false })) };
  const created = await storage.users.create({ app: access.app.id, env: input.env }, user, clock.now());
  if (!created.ok && created.reason === 'identifier-taken') throw invalid({ [created.which]: 'Another user of this app has it already.' });
  if (!created.ok) throw invalid({ [created.which]: 'Another user has this value, and it must be different for everybody.' });
  await note(access, services, 'user.created', id, { env: input.env });
  return { id };
};
