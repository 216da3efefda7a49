'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Button } from '#app/_ui/button.tsx';
import { Dialog, DialogClose } from '#app/_ui/dialog.tsx';
import { NameAndSlug } from '#app/_ui/name-and-slug.tsx';
import { RadioGroup } from '#app/_ui/radio-group.tsx';

const blank = { value: '', label: 'Empty canvas', hint: 'A public and a secure zone, nothing in them.' };

export const NewFlow = ({ app }: { app: string }) => {
  const trpc = useTRPC();
  const router = useRouter();
  const templates = useQuery(trpc.flows.templates.queryOptions({ app }));
  const options = [...(templates.data ?? []).map(({ id, title, summary }) => ({ value: id, label: title, hint: summary })), blank];
  const [chosen, setChosen] = useState<string>();
  const template = chosen ?? options[0]?.value ?? '';
  const create = useMutation(trpc.flows.create.mutationOptions({ onSuccess: ({ slug }) => router.push(`/apps/${app}/flows/${slug}`) }));
  return (
    <Dialog
      title="New flow"
      description="How people get in. You can change everything on the canvas."
      trigger={
        <Button look="primary">
          <Plus aria-hidden className="size-4" />
          New flow
        </Button>
      }
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button look="primary" type="submit" form="new-flow" busy={create.isPending || create.isSuccess}>
            Create flow
          </Button>
        </>
      }
    >
      <NameAndSlug
        id="new-flow"
        fault={faultOf(create.error)}
        slugHelp="Stands in the flow's address, such as flows/sign-in. It cannot be changed."
        onSubmit={(input) => create.mutate({ app, ...input, ...(template !== '' && { template }) })}
      >
        <RadioGroup label="Begin with" value={template} options={options} onChange={setChosen} />
      </NameAndSlug>
    </Dialog>
  );
};
