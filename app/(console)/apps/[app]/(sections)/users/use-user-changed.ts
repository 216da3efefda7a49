'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '#app/_trpc/client.ts';

/** Called after a user was changed: the list and the user are asked for again. */
export const useUserChanged = () => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: trpc.users.page.queryKey() }),
      queries.invalidateQueries({ queryKey: trpc.users.get.queryKey() }),
    ]);
  };
};
