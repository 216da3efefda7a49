import type { Json } from '#flows/kit/json.ts';
import type { User } from '#flows/kit/ports.ts';
import type { SessionRecord } from '#server/storage/ports/sessions.ts';
import { rolesOf } from '#server/security/tokens/access-claims.ts';
import type { SessionRealm } from './caller.ts';

/** Names that OpenID Connect gives a meaning (Core 5.1): a column of that name never takes it over. */
type StandardClaims = {
  sub: string;
  email?: string;
  email_verified?: boolean;
  phone_number?: string;
  phone_number_verified?: boolean;
  preferred_username?: string;
  /** As in the access token (RFC 9068 2.2.3.1). */
  roles?: string[];
};
export type UserInfo = StandardClaims & { [column: string]: Json | undefined };

/** What the app may know of a session's person: standard claims and the users columns, a PIN never. */
export const userInfo = async (realm: SessionRealm, session: SessionRecord): Promise<UserInfo> => {
  const { storage, scope } = realm;
  const user = session.user === null ? undefined : await storage.users.find(scope, session.user);
  return user === undefined ? { sub: session.user ?? session.id } : userClaims(realm, user);
};

/** The same for a user that was read already. */
export const userClaims = async ({ storage, scope }: SessionRealm, user: User): Promise<UserInfo> => {
  const columns = await storage.users.columns(scope.app);
  const shown = columns.flatMap(({ key, type }) =>
    type === 'pin' || user.attributes[key] === undefined ? [] : [[key, user.attributes[key]] as const],
  );
  return { ...Object.fromEntries(shown), ...standardClaims(user) };
};

const standardClaims = (user: User): StandardClaims => {
  const [email, phone, username] = (['email', 'phone', 'username'] as const).map((kind) => preferred(user, kind));
  const roles = [...rolesOf(user)];
  return {
    sub: user.id,
    ...(email && { email: email.canonical, email_verified: email.verified }),
    ...(phone && { phone_number: phone.canonical, phone_number_verified: phone.verified }),
    ...(username && { preferred_username: username.canonical }),
    ...(roles.length > 0 && { roles }),
  };
};

const preferred = (user: User, kind: User['identifiers'][number]['kind']): User['identifiers'][number] | undefined => {
  const ofKind = user.identifiers.filter((identifier) => identifier.kind === kind);
  return ofKind.find((identifier) => identifier.verified) ?? ofKind[0];
};
