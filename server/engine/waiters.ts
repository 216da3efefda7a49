/** Who waits for a run to move on, or for a draft to be saved, in this process. Other processes' commits reach it through the storage's notices. */
export type Waiters = {
  /** By the id of the run or flow. */
  changed(id: string): void;
  /** Calls back at each change until the returned function is called. */
  watch(id: string, heard: () => void): () => void;
  size(): number;
  /** Calls everybody back, for the last time: the process stops, they ask another one. */
  end(): void;
  ended(): boolean;
};

export const createWaiters = (): Waiters => {
  const watching = new Map<string, Set<() => void>>();
  let over = false;
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
    end: () => {
      over = true;
      for (const set of watching.values()) for (const heard of set) heard();
    },
    ended: () => over,
  };
};
