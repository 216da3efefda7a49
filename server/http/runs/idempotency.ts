import { Problem } from '../../errors.ts';
import type { Services } from '../../services.ts';
import type { Realm } from '../../engine/realm.ts';
import type { RunUnit } from '../../storage/ports/runs.ts';

/** How long a retried request gets the first one's answer (ms). */
const remembered = 10 * 60_000;

/**
 * Runs `work` once per Idempotency-Key (FLOW-14): the key is reserved in the commit of the step, its sealed answer is kept
 * beside it, and a retry with the same body gets that answer. Errors change nothing, so they are not kept.
 */
export const onceByKey = async <T>(
  deps: { services: Services; realm: Realm },
  request: { key: string | undefined; path: string; body: string; caller: string },
  work: (reservation: RunUnit['idempotency']) => Promise<T>,
): Promise<T | { replayed: string }> => {
  const { services, realm } = deps;
  if (request.key === undefined) return work(undefined);
  if (!/^[\x21-\x7e]{1,200}$/.test(request.key))
    throw new Problem('invalid-input', {
      errors: [{ path: 'Idempotency-Key', code: 'wrong-form', message: 'Use 1 to 200 visible ASCII characters.' }],
    });
  const key = realm.digest.hash(`${request.path}\n${request.caller}\n${request.key}`);
  const bodyHash = realm.digest.hash(request.body);
  const now = realm.clock.now();
  const known = await realm.storage.idempotency.find(realm.scope, key, now);
  if (known !== undefined) {
    if (known.bodyHash !== bodyHash) throw new Problem('idempotency-mismatch');
    if (known.sealedAnswer === null) throw new Problem('in-progress', { retryAfter: 1 });
    return { replayed: services.seal.open('idempotency', key, known.sealedAnswer) };
  }
  const answer = await work({ key, bodyHash, expiresAt: now + remembered });
  await realm.storage.idempotency.fill(realm.scope, key, services.seal.seal('idempotency', key, JSON.stringify(answer)));
  return answer;
};
