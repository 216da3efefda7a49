import { useEffect, useState } from 'preact/hooks';

/** Milliseconds the server's clock is ahead of this device's. */
export const skewOf = (serverNow: string | undefined, deviceNow: number): number => {
  const parsed = serverNow === undefined ? Number.NaN : Date.parse(serverNow);
  return Number.isNaN(parsed) ? 0 : parsed - deviceNow;
};

/**
 * Milliseconds left until `until` (RFC 3339) by the server's clock, never below 0. Undefined without a moment, and before the
 * script runs: what the server draws must still be true when somebody reads it.
 */
export const useCountdown = (until: string | undefined, serverNow: string | undefined): number | undefined => {
  const [left, setLeft] = useState<number | undefined>(undefined);
  useEffect(() => {
    if (until === undefined) return setLeft(undefined);
    const end = Date.parse(until) - skewOf(serverNow, Date.now());
    const look = () => setLeft(Math.max(0, end - Date.now()));
    look();
    if (end <= Date.now()) return undefined;
    const timer = setInterval(() => {
      look();
      if (end <= Date.now()) clearInterval(timer);
    }, 1_000);
    return () => clearInterval(timer);
  }, [until, serverNow]);
  return left;
};

export const clockTime = (ms: number): string => {
  const seconds = Math.ceil(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};
