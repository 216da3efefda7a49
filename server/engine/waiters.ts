/** Who waits for a run to move on, in this process. Other processes' commits reach it through the storage's notices. */
export type Waiters = {
  changed(run: string): void;
  /** Calls back at each change until the returned function is called. */
  watch(run: string, heard: () => void): () => void;
  size(): number;
};

export const createWaiters = (): Waiters => {
  const watching = new Map<string, Set<() => void>>();
  return {
    changed: (run) => {
      for (const heard of watching.get(run) ?? []) heard();
    },
    watch: (run, heard) => {
      const set = watching.get(run) ?? new Set();
      set.add(heard);
      watching.set(run, set);
      return () => {
        set.delete(heard);
        if (set.size === 0 && watching.get(run) === set) watching.delete(run);
      };
    },
    size: () => watching.size,
  };
};
