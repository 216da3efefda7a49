import { clsx } from 'clsx';
import type { ComponentProps, ReactNode } from 'react';

/** Rows that can be compared. Scrolls sideways on its own, so that the page never does. */
export const Table = ({ label, head, children }: { label: string; head: ReactNode; children: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
  <section aria-label={label} tabIndex={0} className="overflow-x-auto rounded-card border border-line bg-surface">
    <table className="w-full border-collapse text-start">
      <thead className="border-line border-b bg-sunken text-muted text-xs">
        <tr>{head}</tr>
      </thead>
      <tbody className="divide-y divide-line">{children}</tbody>
    </table>
  </section>
);

export const Column = ({ className, ...rest }: ComponentProps<'th'>) => (
  <th scope="col" {...rest} className={clsx('whitespace-nowrap px-3 py-2 font-medium', className)} />
);

export const Row = ({ className, ...rest }: ComponentProps<'tr'>) => <tr {...rest} className={clsx('hover:bg-hover', className)} />;

export const Cell = ({ className, ...rest }: ComponentProps<'td'>) => <td {...rest} className={clsx('px-3 py-2.5 align-middle', className)} />;
