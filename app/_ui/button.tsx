import { clsx } from 'clsx';
import { LoaderCircle } from 'lucide-react';
import type { ComponentProps } from 'react';

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'medium' | 'small';

const looks: Record<ButtonLook, string> = {
  primary: 'border-transparent bg-accent text-on-accent hover:bg-accent-hover',
  secondary: 'border-line-strong bg-surface text-ink hover:bg-hover active:bg-pressed',
  quiet: 'border-transparent bg-transparent text-ink hover:bg-hover active:bg-pressed',
  danger: 'border-transparent bg-negative text-on-negative hover:opacity-90',
};
const sizes: Record<ButtonSize, string> = { medium: 'h-9 px-3.5 text-base', small: 'h-7 px-2.5 text-sm' };

/** The classes of a button, for links that look like one. */
export const buttonClass = (look: ButtonLook = 'secondary', size: ButtonSize = 'medium', className?: string) =>
  clsx(
    'inline-flex shrink-0 cursor-pointer select-none items-center justify-center gap-2 whitespace-nowrap rounded-field border font-medium no-underline',
    'transition-colors duration-100 disabled:cursor-default disabled:opacity-50 aria-disabled:cursor-default aria-disabled:opacity-50',
    looks[look],
    sizes[size],
    className,
  );

/**
 * A button says its verb. While `busy` it keeps its place and focus, shows that it works, and takes no second click.
 */
export const Button = ({
  look,
  size,
  busy = false,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: ComponentProps<'button'> & { look?: ButtonLook; size?: ButtonSize; busy?: boolean }) => (
  <button
    {...rest}
    type={type}
    aria-busy={busy || undefined}
    aria-disabled={busy || undefined}
    onClick={busy ? (event) => event.preventDefault() : onClick}
    className={buttonClass(look, size, className)}
  >
    {busy && <LoaderCircle aria-hidden className="size-4 animate-spin" />}
    {children}
  </button>
);
