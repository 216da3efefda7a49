import type { SecretKeys } from '../derive-key.ts';
import type { Seal } from '../seal.ts';
import { createAccessTokens } from './create-access-tokens.ts';
import { createRefreshTokens } from './create-refresh-tokens.ts';
import { createSigningKeys } from './signing-keys.ts';
import type { Tokens } from './tokens.ts';

/** One for the process: its caches of keys and verified tokens are shared by all apps. */
export const createTokens = ({ secrets, seal }: { secrets: SecretKeys; seal: Seal }): Tokens => ({
  access: createAccessTokens(createSigningKeys(seal)),
  refresh: createRefreshTokens(secrets),
});
