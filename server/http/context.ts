import type { HttpBindings } from '@hono/node-server';
import type { Realm } from '#server/engine/realm.ts';

/** What the shared middleware puts on every request of the runtime API before a route sees it. */
export type HttpVariables = {
  realm: Realm;
  /** Named in every problem document and log line of the request (LOG-03). */
  correlationId: string;
  /** The client's address: the socket's, or what a trusted proxy says (OUT-08). */
  address: string;
};
export type HttpEnv = { Variables: HttpVariables; Bindings: Partial<HttpBindings> };
