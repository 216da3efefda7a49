import { type Journal, type JournalEntry, journalEntry } from './journal.ts';

const prefix = (flow: string) => `sallyport.unsaved.${flow}.`;

const parse = (text: string): JournalEntry | undefined => {
  try {
    return journalEntry.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
};

/** Which tabs are alive is known from the locks they hold; a browser without locks treats every other tab as gone. */
const livingTabs = async (locks: LockManager | undefined): Promise<ReadonlySet<string>> => {
  const held = (await locks?.query())?.held ?? [];
  return new Set(held.flatMap((lock) => (lock.name === undefined ? [] : [lock.name])));
};

/**
 * A place of its own for this tab's unsaved edits in the browser's storage, and what a tab that died left behind. Left
 * edits are moved to this tab's place before they are handed out, so that no moment loses them. `release`: whoever opens the flow next
 * may take what stands there.
 */
export const openLocalJournal = async (
  flow: string,
  tab: string,
  storage: Storage,
  locks: LockManager | undefined,
): Promise<{ journal: Journal; left: JournalEntry | undefined; release(): void }> => {
  const own = prefix(flow) + tab;
  const { promise: done, resolve: release } = Promise.withResolvers<void>();
  // Held until the flow is closed, or the tab ends.
  void locks?.request(own, () => done);
  const living = await livingTabs(locks);
  const journal: Journal = {
    write: (entry) => {
      storage.setItem(own, JSON.stringify(entry));
    },
    clear: () => {
      storage.removeItem(own);
    },
  };
  const orphan = Object.keys(storage).find((key) => key.startsWith(prefix(flow)) && key !== own && !living.has(key));
  if (orphan === undefined) return { journal, left: undefined, release };
  const left = parse(storage.getItem(orphan) ?? '');
  if (left !== undefined) journal.write(left);
  storage.removeItem(orphan);
  return { journal, left, release };
};
