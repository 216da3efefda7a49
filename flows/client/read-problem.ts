import { type ProblemCode, type ProblemDocument, problemCodes } from '../protocol/problem-document.ts';
import { isRecord } from './is-record.ts';
import { type OAuthCode, SallyportProblem } from './sallyport-problem.ts';

const oauthCodes: readonly string[] = [
  'invalid_grant',
  'invalid_client',
  'invalid_request',
  'unauthorized_client',
  'unsupported_grant_type',
  'interaction_required',
];
const isOAuthCode = (code: unknown): code is OAuthCode => typeof code === 'string' && oauthCodes.includes(code);
const isProblemCode = (code: unknown): code is ProblemCode => typeof code === 'string' && Object.hasOwn(problemCodes, code);

const byStatus: Readonly<Record<number, ProblemCode>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  413: 'body-too-large',
  423: 'locked',
  429: 'too-many-requests',
  503: 'busy',
};

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const errorsOf = (value: unknown): ProblemDocument['errors'] => {
  if (!Array.isArray(value)) return undefined;
  return value
    .filter(isRecord)
    .map((entry) => ({ path: textOf(entry.path) ?? '', code: textOf(entry.code) ?? '', message: textOf(entry.message) ?? '' }));
};

const relockOf = (value: unknown): ProblemDocument['relock'] =>
  isRecord(value) && typeof value.flow === 'string' && typeof value.entry === 'string' ? { flow: value.flow, entry: value.entry } : undefined;

const secondsOf = (header: string | null): number | undefined => (header !== null && /^\d{1,6}$/.test(header) ? Number(header) : undefined);

/**
 * The problem that an answer of 400 or more stands for: RFC 9457 from the flow endpoints, RFC 6749 from the token
 * endpoints, or the status alone when something between here and the server answered.
 */
export const readProblem = (response: Response, body: unknown): SallyportProblem => {
  const { status } = response;
  const retryAfter = secondsOf(response.headers.get('retry-after'));
  const given = isRecord(body) ? body : {};
  if (isProblemCode(given.code)) {
    return new SallyportProblem(given.code, status, textOf(given.title) ?? given.code, {
      current: typeof given.current === 'number' ? given.current : undefined,
      errors: errorsOf(given.errors),
      relock: relockOf(given.relock),
      retryAfter,
      correlationId: textOf(given.correlation_id),
    });
  }
  if (isOAuthCode(given.error))
    return new SallyportProblem(given.error, status, textOf(given.error_description) ?? given.error, { relock: relockOf(given.relock), retryAfter });
  const code = byStatus[status] ?? (status >= 500 ? 'unavailable' : 'bad-answer');
  return new SallyportProblem(code, status, `The server answered with status ${status}.`, { retryAfter });
};
