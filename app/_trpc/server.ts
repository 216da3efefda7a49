import 'server-only';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { headers } from 'next/headers';
import { cache } from 'react';
import { container } from '#server/index.ts';
import { createQueryClient } from './query-client.ts';

/** One set of answers a rendered page. */
export const pageQueries = cache(createQueryClient);

const pageContext = cache(async () => container().contextFor(await headers()));

/** The procedures, called in process while a page is rendered, as whoever looks at it. */
export const pageTrpc = () => createTRPCOptionsProxy({ ctx: pageContext, router: container().router, queryClient: pageQueries });

/** Whether the server has its owner, and whether somebody who is signed in looks at the page. */
export const accountState = () => pageQueries().fetchQuery(pageTrpc().account.state.queryOptions());
