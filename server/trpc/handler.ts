import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import * as z from 'zod';
import type { Services } from '../services.ts';
import { takesSecureCookies } from './console-cookie.ts';
import { createContext } from './context.ts';
import { appRouter } from './router.ts';

/** A graph at its bound (2 MB) and what goes with it. */
const largestBody = 4_000_000;
const largestBatch = 30;

const refused = (status: number, title: string) =>
  new Response(JSON.stringify({ title }), { status, headers: { 'content-type': 'application/json' } });

/** A save that collided with somebody else's is an answer with a value, but no success (DESIGN section 3). */
const conflict = z.object({ result: z.object({ data: z.object({ kind: z.literal('conflict') }) }) });

/** The console's calls at `/trpc/*`. `info.address` is the network address as the server's proxies policy sees it. */
export const trpcHandler = (services: Services) => {
  if (!takesSecureCookies(services.env)) {
    services.log.warn(
      { consoleUrl: services.env.consoleUrl },
      'the console is reached over plain HTTP: anybody on the way can take over its sessions. Put HTTPS in front and set CONSOLE_URL',
    );
  }
  return async (request: Request, info: { address: string }): Promise<Response> => {
    if (request.method === 'POST') {
      const length = request.headers.get('content-length');
      if (length === null) return refused(411, 'Say how long the body is.');
      if (Number(length) > largestBody) return refused(413, 'This is larger than 4 MB.');
    }
    return fetchRequestHandler({
      endpoint: '/trpc',
      req: request,
      router: appRouter,
      maxBatchSize: largestBatch,
      createContext: ({ resHeaders, info: { type } }) =>
        createContext(services, { headers: request.headers, address: info.address, reply: resHeaders, listens: type === 'subscription' }),
      responseMeta: ({ data }) => {
        const headers = new Headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
        return data.length === 1 && conflict.safeParse(data[0]).success ? { status: 409, headers } : { headers };
      },
    });
  };
};
