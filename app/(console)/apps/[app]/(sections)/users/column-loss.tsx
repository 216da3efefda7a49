'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '#app/_trpc/client.ts';
import { counted } from '#app/_ui/counted.ts';

/** How much removing a column takes away. */
export const ColumnLoss = ({ app, column }: { app: string; column: string }) => {
  const trpc = useTRPC();
  const held = useQuery(trpc.columns.values.queryOptions({ app, key: column }, { staleTime: 0 })).data?.values;
  if (held === undefined) return 'What all users have in this column is gone for good.';
  if (held === 0) return 'Nobody has anything in this column.';
  return (
    <>
      <strong>{counted(held, 'value')}</strong> of live and sandbox users {held === 1 ? 'is' : 'are'} gone for good.
    </>
  );
};
