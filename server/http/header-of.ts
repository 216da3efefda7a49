import type { Context } from 'hono';
import type { HttpEnv } from './context.ts';

/**
 * A header of the request, from Node's own where there are any: the Headers object that `c.req.header` makes for the first one asked
 * takes longer than reading a session. Of a header that came twice both together; Node has dropped the second of what may not.
 */
export const headerOf = (c: Pick<Context<HttpEnv>, 'env' | 'req'>, name: Lowercase<string>): string | undefined => {
  const headers = c.env.incoming?.headers;
  if (headers === undefined) return c.req.header(name);
  const value = headers[name];
  return typeof value === 'object' ? value.join(', ') : value;
};
