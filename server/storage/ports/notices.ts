/** Something other processes should look at again. Only says that, never what: readers go to the storage. */
export type Notice = { kind: 'run'; run: string } | { kind: 'draft'; flow: string } | { kind: 'catalog' };

/**
 * Hints between processes that share one database; with one process there is nobody to tell. They may be late or lost (a
 * connection that broke, an engine without LISTEN), so whoever listens must also look by itself now and then.
 */
export type NoticesPort = {
  /** Tells the other processes. Never throws and never waits. */
  publish(notice: Notice): void;
  /** Calls back at each notice of another process until the returned function is called. */
  subscribe(heard: (notice: Notice) => void): () => void;
};

/** One process has nobody to tell. */
export const noNotices: NoticesPort = { publish: () => {}, subscribe: () => () => {} };
