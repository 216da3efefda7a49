'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '#app/_trpc/client.ts';

/** Reads the list again after a change of it. */
export const usePeopleChanged = (): (() => Promise<void>) => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: trpc.people.list.queryKey() });
};
