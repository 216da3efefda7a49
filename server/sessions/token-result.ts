import type { User } from '#flows/kit/ports.ts';
import type { Services } from '#server/services.ts';
import type { SessionRecord } from '#server/storage/ports/sessions.ts';
import type { SessionRealm } from './caller.ts';

/** What the token endpoint and a finished run answer (RFC 6749 5.1). Seconds. */
export type TokenResult = {
  access_token: string;
  token_type: 'Bearer';
  expires_in: number;
  refresh_token?: string;
  refresh_expires_in?: number;
};

/** Signs an access token for a session that is committed, and puts the refresh token beside it. */
export const tokenResult = async ({
  services,
  realm,
  record,
  refreshToken,
  user,
}: {
  services: Pick<Services, 'tokens'>;
  realm: SessionRealm;
  record: SessionRecord;
  refreshToken: string | undefined;
  /** For the claims that come from the user's record. */
  user: Pick<User, 'attributes' | 'roles'> | undefined;
}): Promise<TokenResult> => {
  const { token, expiresIn } = await services.tokens.access.sign(realm, record, user);
  const access = { access_token: token, token_type: 'Bearer', expires_in: expiresIn } as const;
  if (refreshToken === undefined || record.refresh === null) return access;
  const refreshSeconds = Math.floor((record.refresh.expiresAt - realm.clock.now()) / 1000);
  return { ...access, refresh_token: refreshToken, refresh_expires_in: Math.max(0, refreshSeconds) };
};
