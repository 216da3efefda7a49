import { clsx } from 'clsx';
import { CircleCheck, Info, OctagonAlert, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

const tones = {
  info: { look: 'border-accent-line bg-accent-soft', mark: 'text-accent', icon: Info },
  positive: { look: 'border-transparent bg-positive-soft', mark: 'text-positive', icon: CircleCheck },
  caution: { look: 'border-transparent bg-caution-soft', mark: 'text-caution', icon: TriangleAlert },
  negative: { look: 'border-transparent bg-negative-soft', mark: 'text-negative', icon: OctagonAlert },
} satisfies Record<string, { look: string; mark: string; icon: LucideIcon }>;

/** A sentence that stands out of the page. Give it `role="alert"` through `urgent` when it answers what was just done. */
export const Callout = ({
  tone = 'info',
  title,
  urgent = false,
  action,
  className,
  children,
}: {
  tone?: keyof typeof tones;
  title?: string;
  urgent?: boolean;
  action?: ReactNode;
  className?: string;
  children?: ReactNode;
}) => {
  const { look, mark, icon: Icon } = tones[tone];
  return (
    <div role={urgent ? 'alert' : undefined} className={clsx('flex items-start gap-2.5 rounded-card border px-3 py-2.5', look, className)}>
      <Icon aria-hidden className={clsx('mt-0.5 size-4 shrink-0', mark)} />
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        {title !== undefined && <p className="font-medium">{title}</p>}
        {children !== undefined && <div className="text-base">{children}</div>}
      </div>
      {action}
    </div>
  );
};
