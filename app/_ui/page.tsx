import { clsx } from 'clsx';
import type { ReactNode } from 'react';

/** Title, one sentence, the page's main action, and what follows. `wide` is for tables. */
export const Page = ({
  title,
  description,
  actions,
  wide = false,
  children,
}: {
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}) => (
  <main id="main" className={clsx('mx-auto flex w-full flex-col gap-6 px-4 py-6 sm:px-8 sm:py-8', wide ? 'max-w-7xl' : 'max-w-5xl')}>
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="flex min-w-0 flex-col gap-1">
        <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
        {description !== undefined && <p className="max-w-2xl text-muted">{description}</p>}
      </div>
      {actions !== undefined && <div className="flex flex-wrap gap-2">{actions}</div>}
    </header>
    {children}
  </main>
);
