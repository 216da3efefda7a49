'use client';

import { clsx } from 'clsx';
import { CircleAlert } from 'lucide-react';
import { createContext, type ReactNode, useContext, useId } from 'react';

type FieldProps = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true; 'aria-required'?: true };
const FieldContext = createContext<FieldProps | undefined>(undefined);

/** What a control inside a `Field` puts on itself, so that label, help and error are read out with it. */
export const useFieldProps = (): Partial<FieldProps> => useContext(FieldContext) ?? {};

/** Label, control, help and error of one input. The control inside takes its id and descriptions from here. */
export const Field = ({
  label,
  help,
  error,
  required = false,
  hideLabel = false,
  className,
  children,
}: {
  label: string;
  help?: ReactNode;
  error?: string | undefined;
  required?: boolean;
  hideLabel?: boolean;
  className?: string;
  children: ReactNode;
}) => {
  const id = useId();
  const described = [help !== undefined && `${id}-help`, error !== undefined && `${id}-error`].filter(Boolean).join(' ');
  const props: FieldProps = {
    id,
    ...(described !== '' && { 'aria-describedby': described }),
    ...(error !== undefined && { 'aria-invalid': true as const }),
    ...(required && { 'aria-required': true as const }),
  };
  return (
    <div className={clsx('flex min-w-0 flex-col gap-1.5', className)}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'font-medium text-sm'}>
        {label}
      </label>
      <FieldContext value={props}>{children}</FieldContext>
      {help !== undefined && (
        <p id={`${id}-help`} className="text-muted text-xs">
          {help}
        </p>
      )}
      {error !== undefined && (
        <p id={`${id}-error`} role="alert" className="flex items-start gap-1.5 text-negative text-xs">
          <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
          {error}
        </p>
      )}
    </div>
  );
};
