'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Button } from '#app/_ui/button.tsx';
import { Callout } from '#app/_ui/callout.tsx';
import { CodeBlock } from '#app/_ui/code-block.tsx';
import { ConfirmDialog } from '#app/_ui/confirm-dialog.tsx';
import type { Environment } from '#app/_ui/environment-switch.tsx';
import { RelativeTime } from '#app/_ui/relative-time.tsx';
import { useToast } from '#app/_ui/toast.tsx';
import { LinkPicture } from './link-picture.tsx';

/** A user's own link: it says who comes, and proves nothing. Shown the only time it is known (MOB-2). */
export const PersonalLink = ({ app, env, user, editable }: { app: string; env: Environment; user: string; editable: boolean }) => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const link = useQuery(trpc.personalLink.get.queryOptions({ app, env, user }));
  const settled = {
    onSettled: () => queries.invalidateQueries({ queryKey: trpc.personalLink.get.queryKey() }),
    onError: (error: unknown) => toast.failed('The link was not changed', faultOf(error)?.message),
  };
  const rotate = useMutation(trpc.personalLink.rotate.mutationOptions(settled));
  const remove = useMutation(trpc.personalLink.remove.mutationOptions({ ...settled, onSuccess: () => rotate.reset() }));
  if (link.data === undefined) return null;
  const { madeAt } = link.data;
  return (
    <section aria-labelledby="personal-link" className="flex flex-col gap-3">
      <h3 id="personal-link" className="font-semibold">
        Personal link
      </h3>
      <p className="text-muted">
        {madeAt === null ? (
          'There is none. It brings this person to the sign-in; they still have to prove themselves.'
        ) : (
          <>
            Made <RelativeTime at={Date.parse(madeAt)} />. It brings this person to the sign-in; they still have to prove themselves.
          </>
        )}
      </p>
      {rotate.data !== undefined && (
        <>
          <CodeBlock label="Personal link" code={rotate.data.url} />
          <LinkPicture url={rotate.data.url} />
          <Callout tone="caution">It is shown only now.</Callout>
        </>
      )}
      {editable && (
        <div className="flex flex-wrap gap-2">
          {madeAt === null ? (
            <Button busy={rotate.isPending} onClick={() => rotate.mutate({ app, env, user })}>
              Make a link
            </Button>
          ) : (
            <>
              <ConfirmDialog
                title="Make the link anew?"
                action="Make anew"
                trigger={<Button>Make anew</Button>}
                onConfirm={() => rotate.mutateAsync({ app, env, user })}
              >
                The link they have now stops working at once.
              </ConfirmDialog>
              <ConfirmDialog
                title="Take the link away?"
                action="Take away"
                trigger={<Button look="quiet">Take away</Button>}
                onConfirm={() => remove.mutateAsync({ app, env, user })}
              >
                The link they have stops working at once.
              </ConfirmDialog>
            </>
          )}
        </div>
      )}
    </section>
  );
};
