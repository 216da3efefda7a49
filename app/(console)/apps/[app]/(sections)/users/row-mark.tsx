'use client';

import { Check, Minus } from 'lucide-react';
import { Checkbox } from 'radix-ui';
import type { ComponentProps } from 'react';

/** The box that marks a row, or all of a page. */
export const RowMark = ({
  label,
  state,
  onChange,
  ...rest
}: { label: string; state: boolean | 'some'; onChange: (marked: boolean) => void } & Pick<ComponentProps<'button'>, 'tabIndex' | 'onFocus'> & {
    'data-cell': string;
  }) => (
  <Checkbox.Root
    {...rest}
    aria-label={label}
    checked={state === 'some' ? 'indeterminate' : state}
    onCheckedChange={(next) => onChange(next === true)}
    className="relative flex size-4.5 shrink-0 cursor-pointer items-center justify-center rounded-chip border border-control bg-surface before:absolute before:-inset-1.5 data-[state=checked]:border-accent data-[state=indeterminate]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:bg-accent"
  >
    <Checkbox.Indicator>
      {state === 'some' ? (
        <Minus aria-hidden className="size-3.5 text-on-accent" strokeWidth={3} />
      ) : (
        <Check aria-hidden className="size-3.5 text-on-accent" strokeWidth={3} />
      )}
    </Checkbox.Indicator>
  </Checkbox.Root>
);
