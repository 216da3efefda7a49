import { initTRPC, TRPCError } from '@trpc/server';
import * as z from 'zod';
import { phrase } from '#flows/languages/phrase.ts';
import { inEnglish, type Say } from '#flows/languages/say.ts';
import { Fault, type FaultCode, type FaultExtras } from '../console/fault.ts';
import { Busy } from '../errors.ts';
import { StorageUnavailable } from '../storage/ports/scope.ts';
import type { Context } from './context.ts';

/** What a failed call tells the page besides its message, which is a sentence for the builder. */
export type FaultData = FaultExtras & { code: FaultCode | 'internal' };

const statuses = {
  'signed-out': 'UNAUTHORIZED',
  'wrong-origin': 'FORBIDDEN',
  unconfirmed: 'FORBIDDEN',
  'not-allowed': 'FORBIDDEN',
  'not-found': 'NOT_FOUND',
  conflict: 'CONFLICT',
  invalid: 'UNPROCESSABLE_CONTENT',
  'too-many-tries': 'TOO_MANY_REQUESTS',
  busy: 'SERVICE_UNAVAILABLE',
} as const satisfies Record<FaultCode, TRPCError['code']>;

/** First message per field: forms show it there. */
const fieldsOf = (error: z.core.$ZodError): Record<string, string> => {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[issue.path.map(String).join('.')] ??= issue.message;
  return fields;
};

const said = (fields: Readonly<Record<string, string>>, say: Say): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([field, words]) => [field, say(words)]));

const faultOf = (error: TRPCError, say: Say): FaultData => {
  if (error.cause instanceof Fault) {
    const { code, extras } = error.cause;
    return { code, ...extras, ...(extras.fields && { fields: said(extras.fields, say) }) };
  }
  if (error.cause instanceof z.core.$ZodError) return { code: 'invalid', fields: said(fieldsOf(error.cause), say) };
  return { code: error.code === 'NOT_FOUND' ? 'not-found' : 'internal' };
};

const messageOf = ({ cause }: TRPCError, say: Say): string | undefined => {
  if (cause instanceof z.core.$ZodError) return say('Something in the form is not right yet.');
  return cause instanceof Fault ? say(cause.text, cause.values) : undefined;
};

const t = initTRPC.context<Context>().create({
  // Never a stack in an answer (LOG-03).
  isDev: false,
  // Proxies close what is silent; a browser that hears nothing for two pings connects anew.
  sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
  errorFormatter: ({ shape, error, ctx: { say } = { say: inEnglish } }) => ({
    ...shape,
    message: messageOf(error, say) ?? shape.message,
    data: { ...shape.data, fault: faultOf(error, say) },
  }),
});

/** Turns what use cases throw into answers; anything unexpected is logged and tells only a correlation id (LOG-03, LOG-05). */
const answering = t.middleware(async ({ ctx, path, next }) => {
  const result = await next();
  if (result.ok) return result;
  const { error } = result;
  const { cause } = error;
  if (cause instanceof Fault) {
    if (cause.code === 'not-allowed') ctx.services.log.warn({ path, member: ctx.actor?.member.id, address: ctx.address }, 'console: refused');
    throw new TRPCError({ code: statuses[cause.code], message: cause.message, cause });
  }
  if (cause instanceof Busy || cause instanceof StorageUnavailable) {
    const fault = new Fault('busy', phrase('The server is busy right now. Nothing was changed; try again in a moment.'), { retryAfter: 2 });
    throw new TRPCError({ code: 'SERVICE_UNAVAILABLE', message: fault.message, cause: fault });
  }
  if (error.code !== 'INTERNAL_SERVER_ERROR') return result;
  const correlation = ctx.services.random.id('err');
  ctx.services.log.error({ path, correlation, error: cause ?? error }, 'console: a procedure failed');
  throw new TRPCError({
    code: 'INTERNAL_SERVER_ERROR',
    message: ctx.say('Something went wrong on the server. Try again; if it stays, its log says why under {correlation}.', { correlation }),
  });
});

const fromConsole = t.middleware(({ ctx, type, next }) => {
  if (type !== 'mutation' || ctx.sameOrigin) return next();
  throw new Fault('wrong-origin', phrase('Open the console at {address}: changes are only taken from there.'), {
    values: { address: ctx.services.env.consoleUrl },
  });
});

export const { router } = t;

/** For anybody, signed in or not. */
export const anyone = t.procedure.use(answering).use(fromConsole);

/** For signed-in builders. What they may do is each procedure's own question to `authorize`. */
export const member = anyone.use(({ ctx, next }) => {
  if (ctx.actor === undefined) throw new Fault('signed-out', phrase('You are signed out. Sign in to go on.'));
  return next({ ctx: { ...ctx, actor: ctx.actor } });
});
