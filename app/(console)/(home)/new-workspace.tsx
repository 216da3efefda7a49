'use client';

import { useMutation } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Button, type ButtonLook } from '#app/_ui/button.tsx';
import { Dialog, DialogClose } from '#app/_ui/dialog.tsx';
import { Field } from '#app/_ui/field.tsx';
import { formText } from '#app/_ui/form-text.ts';
import { Input } from '#app/_ui/input.tsx';

export const NewWorkspace = ({ look = 'secondary' }: { look?: ButtonLook }) => {
  const trpc = useTRPC();
  const create = useMutation(trpc.workspaces.create.mutationOptions({ onSuccess: ({ id }) => location.assign(`/workspaces/${id}`) }));
  const fault = faultOf(create.error);
  return (
    <Dialog
      title="New workspace"
      description="A workspace holds apps and the people who build them. Nobody in another workspace sees them."
      trigger={
        <Button look={look}>
          <Plus aria-hidden className="size-4" />
          New workspace
        </Button>
      }
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button look="primary" type="submit" form="new-workspace" busy={create.isPending || create.isSuccess}>
            Create workspace
          </Button>
        </>
      }
    >
      <form
        id="new-workspace"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate({ name: formText(event.currentTarget)('name') });
        }}
      >
        <Field label="Name" required error={fault?.fields['name'] ?? fault?.message}>
          <Input name="name" autoComplete="off" />
        </Field>
      </form>
    </Dialog>
  );
};
