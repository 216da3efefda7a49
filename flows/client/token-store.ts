import { isRecord } from './is-record.ts';

/** What a signed-in app holds. Times are ms since 1970, by this device's clock. */
export type TokenSet = {
  accessToken: string;
  accessExpiresAt: number;
  refreshToken?: string;
  refreshExpiresAt?: number;
  /** Where the person signs in again once these are worth nothing. */
  signIn?: { flow: string; entry: string };
};

/**
 * Where an app keeps its tokens: memory, the platform's keychain, a server's session. `write(undefined)` forgets them.
 * Both may answer later; the client never overlaps two writes.
 */
export type TokenStore = {
  read(): TokenSet | undefined | Promise<TokenSet | undefined>;
  write(tokens: TokenSet | undefined): void | Promise<void>;
};

/** Gone with the page: the safest place in a browser, and the default. */
export const memoryTokenStore = (): TokenStore => {
  let kept: TokenSet | undefined;
  return {
    read: () => kept,
    write: (tokens) => {
      kept = tokens;
    },
  };
};

const isTokenSet = (value: unknown): value is TokenSet =>
  isRecord(value) &&
  typeof value.accessToken === 'string' &&
  typeof value.accessExpiresAt === 'number' &&
  (value.refreshToken === undefined || typeof value.refreshToken === 'string');

/** In `localStorage` (shared by tabs, read by any script of the origin) or `sessionStorage`. Unreadable contents count as none. */
export const webTokenStore = (storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>, key = 'sallyport.tokens'): TokenStore => ({
  read: () => {
    try {
      const value: unknown = JSON.parse(storage.getItem(key) ?? 'null');
      return isTokenSet(value) ? value : undefined;
    } catch {
      return undefined;
    }
  },
  write: (tokens) => {
    if (tokens === undefined) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify(tokens));
  },
});
