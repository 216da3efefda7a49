'use client';

import { useMutation } from '@tanstack/react-query';
import { ListTodo } from 'lucide-react';
import { useState } from 'react';
import type { UserColumn } from '#flows/kit/ports.ts';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Button } from '#app/_ui/button.tsx';
import { Dialog } from '#app/_ui/dialog.tsx';
import { Field } from '#app/_ui/field.tsx';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { TextArea } from '#app/_ui/input.tsx';

/** The choices of a column. */
export const ColumnOptions = ({ app, column, onChanged }: { app: string; column: UserColumn; onChanged: () => Promise<void> }) => {
  const trpc = useTRPC();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const save = useMutation(
    trpc.columns.options.mutationOptions({
      onSuccess: async () => {
        setOpen(false);
        await onChanged();
      },
    }),
  );
  const fault = faultOf(save.error);
  const error = fault && (Object.values(fault.fields)[0] ?? fault.message);
  return (
    <>
      <IconButton
        label={`Choices of ${column.name}`}
        size="small"
        onClick={() => {
          save.reset();
          setText(column.options.join('\n'));
          setOpen(true);
        }}
      >
        <ListTodo />
      </IconButton>
      <Dialog
        title={`Choices of ${column.name}`}
        open={open}
        onOpenChange={setOpen}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button
              look="primary"
              busy={save.isPending}
              onClick={() =>
                save.mutate({
                  app,
                  key: column.key,
                  options: text
                    .split('\n')
                    .map((line) => line.trim())
                    .filter((line) => line !== ''),
                })
              }
            >
              Save
            </Button>
          </>
        }
      >
        <Field label="Choices" help="One a line. Who has chosen one that you take away keeps it until it is changed." error={error}>
          <TextArea rows={6} value={text} onChange={({ target }) => setText(target.value)} />
        </Field>
      </Dialog>
    </>
  );
};
