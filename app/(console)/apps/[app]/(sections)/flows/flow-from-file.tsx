'use client';

import { useMutation } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { type FlowFile, readFlowFile } from '#flows/graph/flow-file.ts';
import { useTRPC, useTRPCClient } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Button } from '#app/_ui/button.tsx';
import { counted } from '#app/_ui/counted.ts';
import { Dialog, DialogClose } from '#app/_ui/dialog.tsx';
import { NameAndSlug } from '#app/_ui/name-and-slug.tsx';
import { pickFile } from '#app/_ui/pick-file.ts';
import { useToast } from '#app/_ui/toast.tsx';

/** A new flow with the drawing and the scenarios of a file that was exported here or anywhere else (EDITOR 22). */
export const FlowFromFile = ({ app }: { app: string }) => {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const router = useRouter();
  const toast = useToast();
  const [file, setFile] = useState<FlowFile>();
  const create = useMutation(
    trpc.flows.create.mutationOptions({
      onSuccess: async ({ id, slug, words }) => {
        const scenarios = file?.scenarios ?? [];
        if (scenarios.length > 0)
          await client.scenarios.add
            .mutate({ flow: id, scenarios })
            .catch((error: unknown) => toast.failed('The scenarios did not come along', faultOf(error)?.message));
        if (words.length > 0) toast.done('The flow is here, with a difference', words.join(' '));
        router.push(`/apps/${app}/flows/${slug}`);
      },
    }),
  );
  const choose = async () => {
    const picked = await pickFile('.json,application/json');
    if (picked === undefined) return;
    const read = readFlowFile(await picked.text());
    if (read.ok) {
      create.reset();
      setFile(read.file);
    } else toast.failed(read.issues[0]?.message ?? 'This is not a flow file.', read.issues[0]?.advice);
  };
  const steps = Object.keys(file?.graph.nodes ?? {}).length;
  const scenarios = file?.scenarios?.length ?? 0;
  return (
    <>
      <Button onClick={() => void choose()}>
        <FileUp aria-hidden className="size-4" />
        From a file
      </Button>
      <Dialog
        title="New flow from a file"
        description={`It has ${counted(steps, 'step')}${scenarios === 0 ? '' : ` and ${counted(scenarios, 'scenario')}`}. Nothing is published.`}
        open={file !== undefined}
        onOpenChange={(open) => !open && setFile(undefined)}
        footer={
          <>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button look="primary" type="submit" form="flow-from-file" busy={create.isPending || create.isSuccess}>
              Create flow
            </Button>
          </>
        }
      >
        {file !== undefined && (
          <NameAndSlug
            id="flow-from-file"
            initial={{ name: file.name, slug: file.slug }}
            fault={faultOf(create.error)}
            slugHelp="Stands in the flow's address, such as flows/sign-in. It cannot be changed."
            onSubmit={(input) => create.mutate({ app, ...input, graph: file.graph })}
          />
        )}
      </Dialog>
    </>
  );
};
