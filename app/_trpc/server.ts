import 'server-only';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { headers } from 'next/headers';
import { cache } from 'react';
import { container } from '#server/index.ts';
import { createQueryClient } from './query-client.ts';

/** One set of answers a rendered page. */
export const pageQueries = cache(createQueryClient);

/** Who looks at the page being rendered, and what they may ask. */
export const pageContext = cache(async () => container().contextFor(await headers()));

/** The procedures, called in process while a page is rendered. */
export const pageTrpc = () => createTRPCOptionsProxy({ ctx: pageContext, router: container().router, queryClient: pageQueries });
