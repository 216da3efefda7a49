import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ProblemCode } from '#flows/protocol/problem-document.ts';

/** What can go wrong with a page, as a person is told: `error.<trouble>` and its `-body` in the catalogue. */
export type Trouble = 'expired' | 'over' | 'not-found' | 'too-many' | 'busy' | 'internal' | 'client' | 'origin' | 'cookies' | 'https' | 'input';

const statuses: Readonly<Record<Trouble, ContentfulStatusCode>> = {
  expired: 410,
  over: 410,
  'not-found': 404,
  'too-many': 429,
  busy: 503,
  internal: 500,
  client: 400,
  origin: 403,
  cookies: 400,
  https: 400,
  input: 400,
};

/** Thrown for what only pages know. `detail` is a stable word for the developer of the app, never private. */
export class PageTrouble extends Error {
  readonly trouble: Trouble;
  readonly detail: string | undefined;
  constructor(trouble: Trouble, detail?: string) {
    super(trouble);
    this.trouble = trouble;
    this.detail = detail;
  }
}

export const statusOf = (trouble: Trouble): ContentfulStatusCode => statuses[trouble];

const byCode: Readonly<Partial<Record<ProblemCode, Trouble>>> = {
  'run-expired': 'expired',
  'run-over': 'over',
  'not-found': 'not-found',
  'flow-unavailable': 'not-found',
  'method-not-allowed': 'not-found',
  'too-many-requests': 'too-many',
  busy: 'busy',
  unavailable: 'busy',
  'in-progress': 'busy',
  'origin-not-allowed': 'origin',
  'stale-state': 'busy',
  'invalid-input': 'input',
  'unknown-action': 'input',
  'unsupported-media-type': 'input',
  'body-too-large': 'input',
  'malformed-json': 'input',
  'too-deep': 'input',
};

export const troubleOf = (code: ProblemCode): Trouble => byCode[code] ?? 'internal';
