import type { Identifier } from '#flows/kit/identifier.ts';
import type { Json } from '#flows/kit/json.ts';
import type { UserColumn, UserStatus } from '#flows/kit/ports.ts';
import type { Services } from '#server/services.ts';
import type { Env } from '#server/storage/ports/scope.ts';
import { type UserRow, ValueTaken } from '#server/storage/ports/users.ts';
import type { AppReach, Authorized } from '../authorize.ts';
import { invalid } from '../fault.ts';
import { note } from '../note.ts';
import { attributesOf } from './attributes-of.ts';
import { findUser } from './find-user.ts';
import { type IdentifierInput, identifiersOf } from './identifiers-of.ts';

type Change = { add: Identifier[]; remove: Identifier[] };

/**
 * The app's first e-mail and first phone column say what somebody signs in with: a changed address there is another identifier, which
 * they have not verified, and the old one no longer signs them in.
 */
const fromColumns = (user: UserRow, columns: readonly UserColumn[], attributes: Readonly<Record<string, Json>>): Change => {
  const change: Change = { add: [], remove: [] };
  for (const kind of ['email', 'phone'] as const) {
    const column = columns.find(({ type }) => type === kind);
    const value = column === undefined ? undefined : attributes[column.key];
    if (column === undefined || value === undefined) continue;
    const old = user.attributes[column.key];
    if (typeof old === 'string' && old !== value) change.remove.push({ kind, canonical: old });
    if (typeof value === 'string') change.add.push({ kind, canonical: value });
  }
  return change;
};

/** What was given for a kind takes the place of all of that kind; null takes them away. */
const fromInput = (user: UserRow, given: IdentifierInput): Change => {
  const kinds = (['email', 'phone', 'username'] as const).filter((kind) => given[kind] !== undefined);
  return { add: identifiersOf(given), remove: user.identifiers.filter(({ kind }) => kinds.includes(kind)) };
};

/** Columns that repeat what somebody signs in with go along with it. */
const alongside = (change: Change, columns: readonly UserColumn[], given: IdentifierInput): Record<string, Json> =>
  Object.fromEntries(
    (['email', 'phone'] as const).flatMap((kind) => {
      const column = columns.find(({ type }) => type === kind);
      if (column === undefined || given[kind] === undefined) return [];
      return [[column.key, change.add.find((identifier) => identifier.kind === kind)?.canonical ?? null]];
    }),
  );

/** Changes columns, status or what somebody signs in with. Whoever is no longer active loses all sessions at once (SES-04, FLOW-11). */
export const changeUser = async (
  access: Authorized<'user.edit', AppReach>,
  services: Services,
  input: {
    env: Env;
    user: string;
    attributes?: Readonly<Record<string, Json>> | undefined;
    identifiers?: IdentifierInput | undefined;
    status?: UserStatus | undefined;
  },
): Promise<void> => {
  const { storage, clock } = services;
  const { scope, user } = await findUser(access, services, input);
  const columns = await storage.users.columns(access.app.id);
  const given = input.attributes && attributesOf(columns, input.attributes);
  const named = input.identifiers && fromInput(user, input.identifiers);
  const attributes = given || named ? { ...(named && input.identifiers && alongside(named, columns, input.identifiers)), ...given } : undefined;
  const implied = given ? fromColumns(user, columns, given) : { add: [], remove: [] };
  const identifiers: Change = { add: [...(named?.add ?? []), ...implied.add], remove: [...(named?.remove ?? []), ...implied.remove] };
  const changes = identifiers.add.length + identifiers.remove.length > 0;
  try {
    await storage.users.update(
      scope,
      user.id,
      { ...(attributes && { attributes }), ...(input.status && { status: input.status }), ...(changes && { identifiers }) },
      clock.now(),
    );
  } catch (error) {
    if (error instanceof ValueTaken) throw invalid({ [error.which]: 'Another user has this value, and it must be different for everybody.' });
    throw error;
  }
  await note(access, services, 'user.changed', user.id, {
    env: input.env,
    ...(attributes && { columns: Object.keys(attributes) }),
    ...(input.status && { status: input.status }),
  });
};
