'use client';

import { AlertDialog as Primitive } from 'radix-ui';
import { type ReactElement, type ReactNode, useState } from 'react';
import { Button } from './button.tsx';
import { useSay } from './language.tsx';
import { useReturnFocus } from './use-return-focus.ts';

/** Asks before something that cannot be undone. `action` is its verb; the dialog stays until `onConfirm` has settled. */
export const ConfirmDialog = ({
  title,
  children,
  action,
  danger = true,
  trigger,
  open,
  onOpenChange,
  onConfirm,
}: {
  title: string;
  /** What will happen, and what will not come back. */
  children: ReactNode;
  action: string;
  danger?: boolean;
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  onConfirm: () => Promise<unknown>;
}) => {
  const [ownOpen, setOwnOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const focus = useReturnFocus();
  const say = useSay();
  const change = (next: boolean) => {
    setOwnOpen(next);
    onOpenChange?.(next);
  };
  const confirm = async () => {
    setBusy(true);
    await onConfirm().finally(() => setBusy(false));
    change(false);
  };
  return (
    <Primitive.Root open={open ?? ownOpen} onOpenChange={change}>
      {trigger !== undefined && <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>}
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-50 animate-appear bg-scrim" />
        <Primitive.Content
          onOpenAutoFocus={focus.remember}
          onCloseAutoFocus={focus.giveBack}
          className="fixed inset-x-4 top-[20vh] z-50 mx-auto flex max-w-md animate-appear flex-col gap-2 rounded-card border border-line bg-raised p-5 shadow-floating"
        >
          <Primitive.Title className="font-semibold text-lg">{title}</Primitive.Title>
          <Primitive.Description asChild>
            <div className="text-muted">{children}</div>
          </Primitive.Description>
          <div className="mt-3 flex justify-end gap-2">
            <Primitive.Cancel asChild>
              <Button>{say('Cancel')}</Button>
            </Primitive.Cancel>
            <Button look={danger ? 'danger' : 'primary'} busy={busy} onClick={() => void confirm().catch(() => {})}>
              {action}
            </Button>
          </div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
};
