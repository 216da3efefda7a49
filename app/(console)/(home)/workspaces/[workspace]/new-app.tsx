'use client';

import { useMutation } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Button } from '#app/_ui/button.tsx';
import { NameAndSlug } from '#app/_ui/name-and-slug.tsx';
import { Dialog, DialogClose } from '#app/_ui/dialog.tsx';

export const NewApp = ({ workspace }: { workspace: string }) => {
  const trpc = useTRPC();
  const router = useRouter();
  const create = useMutation(trpc.apps.create.mutationOptions({ onSuccess: ({ slug }) => router.push(`/apps/${slug}`) }));
  return (
    <Dialog
      title="New app"
      description="The mobile app, website or server that people want to get into."
      trigger={
        <Button look="primary">
          <Plus aria-hidden className="size-4" />
          New app
        </Button>
      }
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button look="primary" type="submit" form="new-app" busy={create.isPending || create.isSuccess}>
            Create app
          </Button>
        </>
      }
    >
      <NameAndSlug
        id="new-app"
        fault={faultOf(create.error)}
        slugHelp="Stands in addresses and tokens, such as /a/my-shop. It cannot be changed."
        onSubmit={(input) => create.mutate({ workspace, ...input })}
      />
    </Dialog>
  );
};
