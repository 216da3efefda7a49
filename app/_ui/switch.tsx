'use client';

import { clsx } from 'clsx';
import { Switch as Primitive } from 'radix-ui';
import { type ReactNode, useId } from 'react';

/** On or off, at once. Label beside the switch, help under it. */
export const Switch = ({
  label,
  help,
  checked,
  onChange,
  disabled = false,
  className,
}: {
  label: string;
  help?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  className?: string;
}) => {
  const id = useId();
  return (
    <div className={clsx('flex items-start gap-2.5', className)}>
      <Primitive.Root
        id={id}
        checked={checked}
        onCheckedChange={onChange}
        disabled={disabled}
        aria-describedby={help === undefined ? undefined : `${id}-help`}
        className="relative mt-0.5 h-5 w-9 shrink-0 cursor-pointer rounded-full border border-control bg-sunken transition-colors disabled:cursor-default disabled:opacity-50 data-[state=checked]:border-accent data-[state=checked]:bg-accent"
      >
        <Primitive.Thumb className="block size-3.5 translate-x-0.75 rounded-full bg-muted transition-transform data-[state=checked]:translate-x-4.5 rtl:-translate-x-0.75 rtl:data-[state=checked]:-translate-x-4.5 data-[state=checked]:bg-on-accent" />
      </Primitive.Root>
      <div className="flex min-w-0 flex-col">
        <label htmlFor={id} className="cursor-pointer font-medium text-sm">
          {label}
        </label>
        {help !== undefined && (
          <p id={`${id}-help`} className="text-muted text-xs">
            {help}
          </p>
        )}
      </div>
    </div>
  );
};
