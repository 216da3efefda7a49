'use client';

import { clsx } from 'clsx';
import { RadioGroup as Primitive } from 'radix-ui';
import { useId } from 'react';
import type { Option } from './select.tsx';

/** One of a few, all in view, each with a sentence on what choosing it means. */
export const RadioGroup = <Value extends string>({
  label,
  hideLabel = false,
  value,
  options,
  onChange,
  disabled = false,
  className,
}: {
  label: string;
  hideLabel?: boolean;
  value: Value;
  options: readonly Option<Value>[];
  onChange: (value: Value) => void;
  disabled?: boolean;
  className?: string;
}) => {
  const id = useId();
  const pick = (chosen: string) => {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option !== undefined) onChange(option.value);
  };
  return (
    <div className={clsx('flex flex-col gap-2', className)}>
      <span id={id} className={hideLabel ? 'sr-only' : 'font-medium text-sm'}>
        {label}
      </span>
      <Primitive.Root aria-labelledby={id} value={value} onValueChange={pick} disabled={disabled} className="flex flex-col gap-2">
        {options.map((option) => (
          <label
            key={option.value}
            htmlFor={`${id}-item-${option.value}`}
            className="flex cursor-pointer items-start gap-3 rounded-card border border-line bg-surface p-3 hover:border-line-strong has-data-[state=checked]:border-accent has-data-[state=checked]:bg-accent-soft"
          >
            <Primitive.Item
              id={`${id}-item-${option.value}`}
              value={option.value}
              aria-label={option.label}
              aria-describedby={option.hint === undefined ? undefined : `${id}-${option.value}`}
              className="mt-0.5 flex size-4.5 shrink-0 cursor-pointer items-center justify-center rounded-full border border-control bg-surface data-[state=checked]:border-accent"
            >
              <Primitive.Indicator className="size-2.5 rounded-full bg-accent" />
            </Primitive.Item>
            <span className="flex min-w-0 flex-col">
              <span className="font-medium">{option.label}</span>
              {option.hint !== undefined && (
                <span id={`${id}-${option.value}`} className="text-muted text-sm">
                  {option.hint}
                </span>
              )}
            </span>
          </label>
        ))}
      </Primitive.Root>
    </div>
  );
};
