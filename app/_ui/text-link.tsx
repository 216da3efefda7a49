import { clsx } from 'clsx';
import Link from 'next/link';
import type { ComponentProps } from 'react';

/** A link within a sentence or a cell. */
export const TextLink = ({ className, ...rest }: ComponentProps<typeof Link>) => (
  <Link {...rest} className={clsx('rounded-chip font-medium text-accent underline-offset-3 hover:underline', className)} />
);
