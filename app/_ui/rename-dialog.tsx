'use client';

import { useState } from 'react';
import type { ShownFault } from '#app/_trpc/fault-of.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Field } from './field.tsx';
import { formText } from './form-text.ts';
import { Input } from './input.tsx';

export const RenameDialog = ({
  title,
  name,
  open,
  onClose,
  fault,
  onRename,
}: {
  title: string;
  name: string;
  open: boolean;
  onClose: () => void;
  fault: ShownFault | undefined;
  onRename: (name: string) => Promise<unknown>;
}) => {
  const [busy, setBusy] = useState(false);
  const rename = async (next: string) => {
    setBusy(true);
    await onRename(next).then(onClose, () => {});
    setBusy(false);
  };
  return (
    <Dialog
      title={title}
      open={open}
      onOpenChange={(next) => !next && onClose()}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form="rename" busy={busy}>
            Rename
          </Button>
        </>
      }
    >
      <form
        id="rename"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void rename(formText(event.currentTarget)('name'));
        }}
      >
        <Field label="Name" required error={fault?.fields['name'] ?? fault?.message}>
          <Input name="name" defaultValue={name} autoComplete="off" />
        </Field>
      </form>
    </Dialog>
  );
};
