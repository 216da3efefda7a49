import { clsx } from 'clsx';
import { type ReactNode, useId } from 'react';

/** A titled part of a page, bounded by a line. */
export const Panel = ({
  title,
  description,
  actions,
  className,
  children,
}: {
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
  className?: string;
  children?: ReactNode;
}) => {
  const id = useId();
  return (
    <section aria-labelledby={id} className={clsx('rounded-card border border-line bg-surface', className)}>
      <header className={clsx('flex flex-wrap items-start justify-between gap-3 px-4 pt-4', children === undefined && 'pb-4')}>
        <div className="flex min-w-0 flex-col gap-0.5">
          <h2 id={id} className="font-semibold text-lg">
            {title}
          </h2>
          {description !== undefined && <p className="max-w-2xl text-muted">{description}</p>}
        </div>
        {actions}
      </header>
      {children !== undefined && <div className="p-4">{children}</div>}
    </section>
  );
};
