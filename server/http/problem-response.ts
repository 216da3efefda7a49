import { type ProblemCode, type ProblemDocument, problemCodes } from '#flows/protocol/problem-document.ts';
import { Busy, Problem } from '../errors.ts';
import type { Log } from '../services.ts';
import { StorageUnavailable } from '../storage/ports/scope.ts';

/** Whatever was thrown, as the Problem the caller may see. What nobody expected is `internal` (LOG-03). */
export const problemOf = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  if (error instanceof Busy) return new Problem('busy', { retryAfter: 1 });
  if (error instanceof StorageUnavailable) return new Problem('unavailable', { retryAfter: 2 });
  return new Problem('internal');
};

const documentOf = (code: ProblemCode, problem: Problem, correlationId: string): ProblemDocument => {
  const { status, title } = problemCodes[code];
  const { detail, current, errors, relock } = problem.extras;
  return {
    type: 'about:blank',
    title,
    status,
    code,
    ...(detail !== undefined && { detail }),
    correlation_id: correlationId,
    ...(current !== undefined && { current }),
    ...(errors && { errors }),
    ...(relock && { relock }),
  };
};

/** The RFC 9457 answer to an error; its cause is logged under the same correlation id. */
export const problemResponse = (error: unknown, correlationId: string, log: Log): Response => {
  const problem = problemOf(error);
  if (problem.status >= 500) log.error({ correlationId, code: problem.code, detail: problem.privateDetail, error }, 'request failed');
  const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
  if (problem.extras.retryAfter !== undefined) headers.set('retry-after', String(problem.extras.retryAfter));
  if (problem.code === 'unauthorized') headers.set('www-authenticate', 'Bearer');
  return new Response(JSON.stringify(documentOf(problem.code, problem, correlationId)), { status: problem.status, headers });
};
