/**
 * One subscription for however many listeners: what has to be told apart is told apart once, not once a listener. `listen` begins with
 * the first of them and ends with the last.
 */
export const createRelay = (listen: (tell: () => void) => () => void): ((listener: () => void) => () => void) => {
  const listeners = new Set<() => void>();
  let stop: (() => void) | undefined;
  return (listener) => {
    listeners.add(listener);
    stop ??= listen(() => {
      for (const one of [...listeners]) one();
    });
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      stop?.();
      stop = undefined;
    };
  };
};
