import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** Nothing here yet: says what would stand here, why one would want it, and how to get the first one. */
export const EmptyState = ({
  icon: Icon,
  title,
  heading: Heading = 'p',
  action,
  children,
}: {
  icon: LucideIcon;
  title: string;
  /** `h1` where it is all the page says. */
  heading?: 'h1' | 'h2' | 'p';
  action?: ReactNode;
  children?: ReactNode;
}) => (
  <div className="flex flex-col items-center gap-2 rounded-card border border-line-strong border-dashed px-6 py-12 text-center">
    <Icon aria-hidden className="size-6 text-faint" strokeWidth={1.5} />
    <Heading className="font-semibold text-lg">{title}</Heading>
    {children !== undefined && <div className="max-w-md text-muted">{children}</div>}
    {action !== undefined && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
  </div>
);
