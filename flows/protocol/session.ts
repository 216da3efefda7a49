/** A session as its holder sees it: the answer of `GET …/session` and of `touch` and `lock`. Instants are RFC 3339. */
export type WireSession = {
  session: string;
  sub: string;
  zone: { key: string; kind: 'public' | 'secure' };
  amr: readonly string[];
  acr: string;
  authenticated_at: string;
  last_seen_at: string;
  /** When it ends if it is not touched or refreshed before. */
  idle_until: string;
  /** When it ends in any case. */
  absolute_until: string;
  locked: boolean;
  relock?: WireRelock;
};

/** When sessions of a zone lock, and the run that opens them again: start `flow` at `entry` with the session's token. */
export type WireRelock = {
  flow: string;
  entry: string;
  /** Without use for so long, the server locks the session. */
  idle_seconds?: number;
  /** The app is to call `session/lock` when it is closed or put away. */
  on_offload: boolean;
};

/** One of the app's screens in a zone, as `GET …/zones/{zone}/screens/{screen}` answers it to a session that may see it. */
export type WireScreen = {
  zone: { key: string; kind: 'public' | 'secure' };
  screen: string;
  title: string;
  body: string;
  /** Each begins another way: `flow` at `entry` with the session's token, or `entry` of the linked `app`. */
  buttons: readonly { label: string; to: { flow: string; entry: string } | { app: string; entry: string } }[];
};
