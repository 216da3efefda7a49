'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Issue } from '#flows/kit/issue.ts';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Button } from '#app/_ui/button.tsx';
import { Callout } from '#app/_ui/callout.tsx';
import { useToast } from '#app/_ui/toast.tsx';

/** What must be settled before the drawing can go live; a column that is missing is added here (MOB-4, MOB-5, MOB-9). */
export const DrawingProblems = ({ app, problems }: { app: string; problems: readonly Issue[] }) => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const add = useMutation(
    trpc.columns.add.mutationOptions({
      onSuccess: async (_, { column }) => {
        await Promise.all([
          queries.invalidateQueries({ queryKey: trpc.security.get.queryKey({ app }) }),
          queries.invalidateQueries({ queryKey: trpc.columns.list.queryKey({ app }) }),
        ]);
        toast.done(`The users table has the column “${column.name}” now`);
      },
      onError: (error) => toast.failed('The column could not be added', faultOf(error)?.message),
    }),
  );
  if (problems.length === 0) return null;
  // One column mends them all, however many steps need it.
  const asked = problems.filter(
    ({ column }, index) => column === undefined || problems.findIndex((other) => other.column?.key === column.key) === index,
  );
  return (
    <Callout tone="caution" title="Settle this before you publish">
      <ul className="mt-1 flex flex-col gap-2">
        {asked.map(({ code, node, message, advice, column }) => (
          <li key={`${code}:${node ?? ''}`} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <span>
              {message} {column === undefined && advice}
            </span>
            {column !== undefined && (
              <Button size="small" busy={add.isPending} onClick={() => add.mutate({ app, column: { ...column, options: [] } })}>
                {`Add the column “${column.name}”`}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Callout>
  );
};
