'use client';

import { Tooltip as Primitive } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { useLanguage } from './language.tsx';

/** A short word beside what it explains, on hover and on focus. The trigger needs an accessible name of its own. */
export const Tooltip = ({
  content,
  side = 'bottom',
  children,
}: {
  content: ReactNode;
  side?: 'top' | 'bottom' | 'start' | 'end';
  children: ReactElement;
}) => {
  const ltr = useLanguage().direction === 'ltr';
  const at = side === 'start' ? (ltr ? 'left' : 'right') : side === 'end' ? (ltr ? 'right' : 'left') : side;
  return (
    <Primitive.Root delayDuration={400}>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          side={at}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 max-w-72 animate-appear rounded-chip bg-ink px-2 py-1 text-canvas text-xs shadow-floating"
        >
          {content}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
};

/** Around the whole page, so that moving from one tooltip to the next does not wait again. */
export const TooltipProvider = Primitive.Provider;
