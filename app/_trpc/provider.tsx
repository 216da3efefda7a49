'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { createTRPCClient, httpBatchLink, httpLink, httpSubscriptionLink, splitLink } from '@trpc/client';
import { type ReactNode, useState } from 'react';
import type { AppRouter } from '#server/index.ts';
import { TRPCProvider } from './client.ts';
import { confirmLink } from './confirm-link.ts';
import { ConfirmPassword } from './confirm-password.tsx';
import { faultOf } from './fault-of.ts';
import { createQueryClient } from './query-client.ts';
import { useConfirming } from './use-confirming.ts';

/** Whoever is signed out meanwhile signs in again and comes back to where they were. */
const backToSignIn = (error: unknown) => {
  if (faultOf(error)?.code !== 'signed-out' || location.pathname === '/sign-in') return;
  location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
};

/** A call is repeated only when the server was not reached or was busy. */
const connect = () => {
  const client = createQueryClient();
  client.setDefaultOptions({
    queries: {
      ...client.getDefaultOptions().queries,
      retry: (count, error) => count < 3 && ['unreachable', 'busy'].includes(faultOf(error)?.code ?? ''),
    },
  });
  client.getQueryCache().config.onError = backToSignIn;
  client.getMutationCache().config.onError = backToSignIn;
  return client;
};

/** Answers are said in the page's language, whatever the browser prefers. */
const spoken = () => ({ 'accept-language': document.documentElement.lang });

export const ConsoleClient = ({ children }: { children: ReactNode }) => {
  const [queryClient] = useState(connect);
  const { ask, asked } = useConfirming();
  const [trpcClient] = useState(() =>
    createTRPCClient<AppRouter>({
      links: [
        confirmLink(ask),
        splitLink({
          condition: ({ type }) => type === 'query',
          true: httpBatchLink({ url: '/trpc', maxURLLength: 4_000, maxItems: 20, headers: spoken }),
          false: splitLink({
            condition: ({ type }) => type === 'subscription',
            true: httpSubscriptionLink({ url: '/trpc' }),
            false: httpLink({ url: '/trpc', headers: spoken }),
          }),
        }),
      ],
    }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        {children}
        {asked && <ConfirmPassword confirm={(password) => trpcClient.account.confirm.mutate({ password })} answer={asked.answer} />}
      </TRPCProvider>
    </QueryClientProvider>
  );
};
