import 'server-only';
import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { pageQueries } from './server.ts';

/**
 * Waits for queries that a page asks while it is rendered (`queries.fetchQuery(…)`), so that it arrives filled. What does not exist,
 * or belongs to others, is the 404 page; any other failure is left to the component that asks again and shows it.
 */
export const preload = async (...answers: readonly Promise<unknown>[]): Promise<void> => {
  await Promise.all(
    answers.map((answer) =>
      answer.catch((error: unknown) => {
        // The server's TRPCError is another class than this bundle's: only its code can be asked for.
        if (error instanceof Error && 'code' in error && error.code === 'NOT_FOUND') notFound();
      }),
    ),
  );
};

export const Preloaded = ({ children }: { children: ReactNode }) => (
  <HydrationBoundary state={dehydrate(pageQueries())}>{children}</HydrationBoundary>
);
