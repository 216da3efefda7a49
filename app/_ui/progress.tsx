'use client';

import { Progress as Primitive } from 'radix-ui';

/** How far something is: `value` from 0 to 100. */
export const Progress = ({ label, value }: { label: string; value: number }) => (
  <Primitive.Root value={value} aria-label={label} className="h-1 w-full overflow-hidden rounded-full bg-pressed">
    <Primitive.Indicator className="h-full bg-accent transition-[width]" style={{ width: `${value}%` }} />
  </Primitive.Root>
);
