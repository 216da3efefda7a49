import type { ReactNode } from 'react';

/** A key to press. */
export const Kbd = ({ children }: { children: ReactNode }) => (
  <kbd className="rounded-chip border border-line bg-sunken px-1 font-mono text-muted text-xs">{children}</kbd>
);
