import 'server-only';

/**
 * The gate: the only module of the server that pages may load at run time. `container` returns what `server/main.ts` made; types
 * come along.
 */
export { type Container, heldContainer as container } from './container.ts';
export type { AppRouter } from './trpc/router.ts';
