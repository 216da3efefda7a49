'use client';

import { clsx } from 'clsx';
import type { ComponentProps, ReactElement } from 'react';
import { Tooltip } from './tooltip.tsx';

/** A square button that shows only an icon. `label` is its accessible name and its tooltip. */
export const IconButton = ({
  label,
  shortcut,
  size = 'medium',
  pressed,
  className,
  children,
  type = 'button',
  ...rest
}: ComponentProps<'button'> & { label: string; shortcut?: string; size?: 'medium' | 'small'; pressed?: boolean; children: ReactElement }) => (
  <Tooltip
    content={
      shortcut === undefined ? (
        label
      ) : (
        <>
          {label} (
          <bdi dir="ltr" translate="no">
            {shortcut}
          </bdi>
          )
        </>
      )
    }
  >
    <button
      {...rest}
      type={type}
      aria-label={label}
      aria-pressed={pressed}
      className={clsx(
        'inline-flex shrink-0 cursor-pointer items-center justify-center rounded-field text-muted transition-colors duration-100 hover:bg-hover hover:text-ink active:bg-pressed',
        'disabled:cursor-default disabled:opacity-40 disabled:hover:bg-transparent aria-pressed:bg-accent-soft aria-pressed:text-accent',
        size === 'medium' ? 'size-9 [&_svg]:size-4.5' : 'size-7 [&_svg]:size-4',
        className,
      )}
    >
      {children}
    </button>
  </Tooltip>
);
