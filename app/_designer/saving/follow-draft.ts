import type { FlowRemote } from './remote.ts';
import type { Timing } from './start-autosave.ts';

/** How long to wait before listening again (ms). */
const againIn = (failures: number): number => Math.min(30_000, 1_000 * 2 ** failures);

/**
 * Listens for what others save while the tab is shown: a hidden one holds no connection, of which a browser has few, and
 * catches up when it is looked at again. A lost connection is made anew, later each time.
 */
export const followDraft = (given: {
  follow: FlowRemote['follow'];
  /** The newest revision that is in the document. */
  seen(): number;
  heard(revision: number): void;
  timing: Timing;
}): { show(shown: boolean): void; stop(): void } => {
  const { follow, seen, heard, timing } = given;
  let close: (() => void) | undefined;
  let cancel: (() => void) | undefined;
  let failures = 0;

  const listen = (): void => {
    cancel = undefined;
    close = follow(seen(), {
      begun: () => {
        failures = 0;
      },
      heard,
      lost: () => {
        close = undefined;
        cancel = timing.after(againIn(failures), listen);
        failures += 1;
      },
    });
  };
  const stop = (): void => {
    close?.();
    cancel?.();
    close = undefined;
    cancel = undefined;
  };
  return {
    show(shown) {
      if (!shown) stop();
      else if (close === undefined) {
        cancel?.();
        listen();
      }
    },
    stop,
  };
};
