import { acrOf } from '../kit/assurance.ts';
import type { IdentifierKind } from '../kit/identifier.ts';
import type { User, UserColumn } from '../kit/ports.ts';
import type { FlowCase } from './case.ts';
import { providerIssuer } from './fake-federation.ts';
import { fakeHash } from './fake-passwords.ts';
import { emptyWorld, type World } from './world.ts';

const kinds: readonly IdentifierKind[] = ['email', 'phone', 'username'];

const userOf = (given: FlowCase['users'][number], pin: string | undefined): User => ({
  id: given.id,
  status: given.status,
  attributes: {
    ...(given.email !== undefined && { email: given.email }),
    ...(given.phone !== undefined && { phone: given.phone }),
    ...given.attributes,
    ...(given.pin !== undefined && pin !== undefined && { [pin]: fakeHash(given.pin) }),
  },
  identifiers: kinds.flatMap((kind) => {
    const canonical = given[kind];
    return canonical === undefined ? [] : [{ kind, canonical, verified: given.verified }];
  }),
  ...(given.identities.length > 0 && {
    identities: given.identities.map((named) => {
      const [connector = '', subject = ''] = named.split('/');
      return { connector, subject, issuer: providerIssuer, linkedAt: 0 };
    }),
  }),
});

/** The world a case begins in. */
export const seedWorld = ({ app, users, session, directory }: Pick<FlowCase, 'app' | 'users' | 'session' | 'directory'>): World => {
  const columns: UserColumn[] | undefined = app.columns?.map((column) => ({ ...column, name: column.name ?? column.key }));
  const pin = columns?.find(({ type }) => type === 'pin')?.key;
  const world = emptyWorld({
    ...(columns !== undefined && { columns }),
    connectors: new Map(app.connectors.map((connector) => [connector.id, { ...connector, active: true, settings: {} }])),
    directory,
    users: new Map(users.map((user) => [user.id, userOf(user, pin)])),
    passwords: new Map(users.flatMap(({ id, password }) => (password === undefined ? [] : [[id, fakeHash(password)]]))),
    devices: new Set(users.flatMap(({ id, devices }) => devices.map((device) => `${id}/${device}`))),
  });
  if (session !== undefined) world.sessions.push(sessionOf(session, app.lifetimes, world.now));
  return world;
};

const sessionOf = (
  { proofs, user, ...given }: NonNullable<FlowCase['session']>,
  lifetimes: FlowCase['app']['lifetimes'],
  now: number,
): World['sessions'][number] => ({
  ...given,
  ...(user !== undefined && { user }),
  id: 'ses_1',
  at: now,
  acr: acrOf(proofs.map(({ assurance }) => assurance)),
  proofs: proofs.map(({ assurance, secondsAgo }) => ({ assurance, node: 'earlier', at: now - secondsAgo * 1000 })),
  lifetimes,
});
