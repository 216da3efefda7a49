import { Problem } from '../errors.ts';
import type { Services } from '../services.ts';
import type { Scope } from '../storage/ports/scope.ts';

/** How long a retried request gets the first one's answer (ms). */
const remembered = 10 * 60_000;
const purpose = 'idempotency';

export type Outcome = { status: number; body: unknown };

/**
 * Does `work` once per Idempotency-Key of a caller (draft-ietf-httpapi-idempotency-key-header): the key is reserved before, a retry with
 * the same body gets the first answer, and one that failed may be tried again.
 */
export const once = async (
  services: Services,
  scope: Scope,
  request: { key: string | undefined; caller: string; path: string; body: string },
  work: () => Promise<Outcome>,
): Promise<Outcome> => {
  const { storage, digest, clock, seal } = services;
  if (request.key === undefined) return work();
  if (!/^[\x21-\x7e]{1,200}$/.test(request.key))
    throw new Problem('invalid-input', {
      errors: [{ path: 'Idempotency-Key', code: 'wrong-form', message: 'Use 1 to 200 visible ASCII characters.' }],
    });
  const key = digest.hash(`manage\n${request.caller}\n${request.path}\n${request.key}`);
  const bodyHash = digest.hash(request.body);
  const now = clock.now();
  if (!(await storage.idempotency.reserve(scope, key, bodyHash, now, now + remembered))) {
    const known = await storage.idempotency.find(scope, key, now);
    if (known === undefined || known.sealedAnswer === null) throw new Problem('in-progress', { retryAfter: 1 });
    if (known.bodyHash !== bodyHash) throw new Problem('idempotency-mismatch');
    const answer: Outcome = JSON.parse(seal.open(purpose, key, known.sealedAnswer));
    return answer;
  }
  try {
    const answer = await work();
    await storage.idempotency.fill(scope, key, seal.seal(purpose, key, JSON.stringify(answer)));
    return answer;
  } catch (error) {
    await storage.idempotency.release(scope, key);
    throw error;
  }
};
