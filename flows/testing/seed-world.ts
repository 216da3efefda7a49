import type { IdentifierKind } from '../kit/identifier.ts';
import type { User, UserColumn } from '../kit/ports.ts';
import type { FlowCase } from './case.ts';
import { fakeHash } from './fake-passwords.ts';
import { emptyWorld, type World } from './world.ts';

const kinds: readonly IdentifierKind[] = ['email', 'phone', 'username'];

const userOf = (given: FlowCase['users'][number]): User => ({
  id: given.id,
  status: given.status,
  attributes: {
    ...(given.email !== undefined && { email: given.email }),
    ...(given.phone !== undefined && { phone: given.phone }),
    ...given.attributes,
  },
  identifiers: kinds.flatMap((kind) => {
    const canonical = given[kind];
    return canonical === undefined ? [] : [{ kind, canonical, verified: given.verified }];
  }),
});

/** The world a case begins in. */
export const seedWorld = ({ app, users }: Pick<FlowCase, 'app' | 'users'>): World => {
  const columns: UserColumn[] | undefined = app.columns?.map((column) => ({ ...column, name: column.name ?? column.key }));
  return emptyWorld({
    ...(columns !== undefined && { columns }),
    users: new Map(users.map((user) => [user.id, userOf(user)])),
    passwords: new Map(users.flatMap(({ id, password }) => (password === undefined ? [] : [[id, fakeHash(password)]]))),
    devices: new Set(users.flatMap(({ id, devices }) => devices.map((device) => `${id}/${device}`))),
  });
};
