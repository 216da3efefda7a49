'use client';

import { clsx } from 'clsx';
import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { useSay } from './language.tsx';
import { toastsAttribute } from './toast.tsx';
import { useReturnFocus } from './use-return-focus.ts';

/** The first field of a form, so that one can type at once; else the dialog itself, so that it is read out from its title. */
const focusInside = (event: Event, form: boolean) => {
  const { currentTarget } = event;
  if (!(currentTarget instanceof HTMLElement)) return;
  event.preventDefault();
  const field = form ? currentTarget.querySelector<HTMLElement>('input:not([type=hidden]):not([disabled]), textarea') : null;
  (field ?? currentTarget).focus();
};

/** A message over the dialog is closed without closing the dialog. */
const keepForToasts = (event: CustomEvent) => {
  if (event.target instanceof Element && event.target.closest(`[${toastsAttribute}]`) !== null) event.preventDefault();
};

/**
 * A question that must be answered before going on. `side` docks it to the edge where lines end, for the details of a row.
 * Controlled by `open` and `onOpenChange`, or opened by `trigger`.
 */
export const Dialog = ({
  title,
  description,
  trigger,
  open,
  onOpenChange,
  width = 'medium',
  side = false,
  over = false,
  footer,
  children,
}: {
  title: string;
  description?: ReactNode;
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  width?: 'medium' | 'wide';
  side?: boolean;
  /** Stands over another dialog that waits for it. */
  over?: boolean;
  footer?: ReactNode;
  children?: ReactNode;
}) => {
  const focus = useReturnFocus();
  const say = useSay();
  return (
    <Primitive.Root {...(open !== undefined && { open })} {...(onOpenChange !== undefined && { onOpenChange })}>
      {trigger !== undefined && <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>}
      <Primitive.Portal>
        <Primitive.Overlay className={clsx('fixed inset-0 animate-appear bg-scrim', over ? 'z-50' : 'z-40')} />
        <Primitive.Content
          {...(description === undefined && { 'aria-describedby': undefined })}
          tabIndex={-1}
          onOpenAutoFocus={(event) => {
            focus.remember();
            focusInside(event, !side);
          }}
          onCloseAutoFocus={focus.giveBack}
          onInteractOutside={keepForToasts}
          className={clsx(
            'fixed flex flex-col border-line bg-raised shadow-floating outline-none',
            over ? 'z-50' : 'z-40',
            side
              ? 'inset-y-0 end-0 w-full animate-slide-in border-s sm:w-[480px]'
              : 'inset-x-4 top-[12vh] mx-auto max-h-[76vh] animate-appear rounded-card border',
            !side && (width === 'wide' ? 'max-w-3xl' : 'max-w-lg'),
          )}
        >
          <header className="flex items-start gap-3 border-line border-b px-5 py-4">
            <div className="flex min-w-0 flex-1 flex-col gap-1">
              <Primitive.Title className="font-semibold text-lg">{title}</Primitive.Title>
              {description !== undefined && <Primitive.Description className="text-muted">{description}</Primitive.Description>}
            </div>
            <Primitive.Close
              aria-label={say('Close')}
              className="-mt-0.5 -me-1.5 inline-flex size-7 shrink-0 cursor-pointer items-center justify-center rounded-field text-muted hover:bg-hover hover:text-ink"
            >
              <X aria-hidden className="size-4" />
            </Primitive.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
          {footer !== undefined && <footer className="flex flex-wrap justify-end gap-2 border-line border-t px-5 py-3">{footer}</footer>}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
};

/** A button in the footer that closes the dialog. */
export const DialogClose = Primitive.Close;
