'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '#server/index.ts';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Button } from '#app/_ui/button.tsx';
import { Callout } from '#app/_ui/callout.tsx';
import { useToast } from '#app/_ui/toast.tsx';

export type Drawn = inferRouterOutputs<AppRouter>['security']['save'];

/** What was just drawn over something else can be taken back as long as the page is open. */
export const DrawnJustNow = ({ app, drawn, onBack }: { app: string; drawn: Drawn & { undo: NonNullable<Drawn['undo']> }; onBack: () => void }) => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const failed = (why?: string) => toast.failed('The drawing could not be taken back', why);
  const back = useMutation(
    trpc.flows.save.mutationOptions({
      onSuccess: async ({ kind }) => {
        if (kind === 'conflict') return failed('The flow was changed since. Open it and change it there.');
        onBack();
        await queries.invalidateQueries({ queryKey: trpc.security.get.queryKey({ app }) });
        toast.done('The flow is as it was before');
      },
      onError: (error) => failed(faultOf(error)?.message),
    }),
  );
  return (
    <Callout
      title="The flow was drawn anew"
      action={
        <Button
          size="small"
          busy={back.isPending}
          onClick={() => back.mutate({ flow: drawn.flow, base: drawn.revision, label: 'Take back the Security page', patches: drawn.undo })}
        >
          Take it back
        </Button>
      }
    >
      Who may enter and how long people stay keep what you have chosen now.
    </Callout>
  );
};
