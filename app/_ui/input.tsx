'use client';

import { clsx } from 'clsx';
import type { ComponentProps } from 'react';
import { useFieldProps } from './field.tsx';

/** The look of everything that is typed or chosen in. */
export const controlClass =
  'control min-w-0 rounded-field border border-control bg-surface px-3 text-base text-ink transition-colors hover:border-muted focus-visible:outline-offset-0 disabled:opacity-60 aria-invalid:border-negative';

export const Input = ({ className, ...rest }: ComponentProps<'input'>) => (
  <input {...useFieldProps()} {...rest} className={clsx(controlClass, 'h-9', className)} />
);

export const TextArea = ({ className, rows = 3, ...rest }: ComponentProps<'textarea'>) => (
  <textarea {...useFieldProps()} rows={rows} {...rest} className={clsx(controlClass, 'field-sizing-content min-h-9 py-2', className)} />
);
