import { clsx } from 'clsx';
import { Ban, CircleCheck, CircleDashed, CircleDot, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

export type Tone = 'neutral' | 'accent' | 'positive' | 'caution' | 'negative';

const tones: Record<Tone, { look: string; icon: LucideIcon }> = {
  neutral: { look: 'border-line bg-sunken text-muted', icon: CircleDashed },
  accent: { look: 'border-accent-line bg-accent-soft text-accent', icon: CircleDot },
  positive: { look: 'border-transparent bg-positive-soft text-positive', icon: CircleCheck },
  caution: { look: 'border-transparent bg-caution-soft text-caution', icon: TriangleAlert },
  negative: { look: 'border-transparent bg-negative-soft text-negative', icon: Ban },
};

/** A state in one or two words. Colour never stands alone: an icon goes with it. */
export const Badge = ({ tone = 'neutral', icon, children }: { tone?: Tone; icon?: LucideIcon; children: ReactNode }) => {
  const Icon = icon ?? tones[tone].icon;
  return (
    <span
      className={clsx('inline-flex items-center gap-1 whitespace-nowrap rounded-chip border px-1.5 py-0.5 font-medium text-xs', tones[tone].look)}
    >
      <Icon aria-hidden className="size-3" />
      {children}
    </span>
  );
};
