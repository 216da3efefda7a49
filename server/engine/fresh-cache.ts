/**
 * Remembers what `load` gave for at most `ttl` ms, and not past `clear()`. Concurrent callers share one load; a failed load is
 * forgotten. Bounded: the oldest entry goes.
 */
export type FreshCache<T> = { get(key: string, load: () => Promise<T>): Promise<T>; clear(): void };

export const createFreshCache = <T>(options: { ttl: number; size: number; now: () => number }): FreshCache<T> => {
  const entries = new Map<string, { until: number; value: Promise<T> }>();
  return {
    get: (key, load) => {
      const known = entries.get(key);
      if (known !== undefined && known.until > options.now()) return known.value;
      const value = load();
      entries.delete(key);
      entries.set(key, { until: options.now() + options.ttl, value });
      value.catch(() => {
        if (entries.get(key)?.value === value) entries.delete(key);
      });
      const oldest = entries.keys().next().value;
      if (entries.size > options.size && oldest !== undefined) entries.delete(oldest);
      return value;
    },
    clear: () => entries.clear(),
  };
};
