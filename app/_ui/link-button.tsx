import Link from 'next/link';
import type { ComponentProps } from 'react';
import { buttonClass, type ButtonLook, type ButtonSize } from './button.tsx';

/** Goes somewhere, looks like a button. */
export const LinkButton = ({ look, size, className, ...rest }: ComponentProps<typeof Link> & { look?: ButtonLook; size?: ButtonSize }) => (
  <Link {...rest} className={buttonClass(look, size, className)} />
);
