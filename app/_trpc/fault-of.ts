import { TRPCClientError } from '@trpc/client';
import { inEnglish, type Say } from '#flows/languages/say.ts';
import type { AppRouter } from '#server/index.ts';

/** What went wrong with a call, in words for the builder. */
export type ShownFault = {
  code:
    | 'signed-out'
    | 'wrong-origin'
    | 'unconfirmed'
    | 'not-allowed'
    | 'not-found'
    | 'conflict'
    | 'invalid'
    | 'too-many-tries'
    | 'busy'
    | 'internal'
    | 'unreachable';
  message: string;
  fields: Readonly<Record<string, string>>;
  reasons: readonly string[];
};

const isOurs = (error: unknown): error is TRPCClientError<AppRouter> => error instanceof TRPCClientError;

/** The fault in an error of a query or mutation; undefined for no error. What the server said is said already; a call that never arrived says so. */
export const faultOf = (error: unknown, say: Say = inEnglish): ShownFault | undefined => {
  if (error === null || error === undefined) return undefined;
  const data = isOurs(error) ? error.data?.fault : undefined;
  if (!isOurs(error) || data === undefined) {
    return { code: 'unreachable', message: say('The server cannot be reached. Check your connection, then try again.'), fields: {}, reasons: [] };
  }
  return { code: data.code, message: error.message, fields: data.fields ?? {}, reasons: data.reasons ?? [] };
};
