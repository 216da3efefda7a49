'use client';

import { usePathname, useSearchParams } from 'next/navigation';

/** The page's settings as they stand in its address, so that a view can be linked and gone back to. Undefined removes one. */
export const useAddress = (): {
  read: (name: string) => string | undefined;
  write: (change: Readonly<Record<string, string | undefined>>) => void;
} => {
  const pathname = usePathname();
  const parameters = useSearchParams();
  return {
    read: (name) => parameters.get(name) ?? undefined,
    write: (change) => {
      const next = new URLSearchParams(parameters);
      for (const [name, value] of Object.entries(change)) {
        if (value === undefined) next.delete(name);
        else next.set(name, value);
      }
      // Next follows it without asking the server for the page again.
      window.history.replaceState(null, '', next.size === 0 ? pathname : `${pathname}?${next}`);
    },
  };
};
