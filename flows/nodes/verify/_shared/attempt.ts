import { type AttemptPurpose, attemptsKey } from '#flows/kit/attempts-key.ts';
import type { ExecutorInput } from '#flows/kit/define-executor.ts';
import type { Effect, Guard } from '#flows/kit/effect.ts';
import type { User } from '#flows/kit/ports.ts';

/** One try against an account: counted by `guard` whether right or wrong, forgotten by `success` (PWD-07, OTP-05). */
export type Attempt<Outcome extends string> = { key: string; guard: Guard<Outcome>; success: readonly Effect[] };

/**
 * After `free` tries in a row the next one waits 30 s, then twice as long each time, up to an hour. New codes, runs and
 * visits do not change that; only a success does, and one on a known device also ends what strangers have run up.
 */
export const attemptAgainst = async <Outcome extends string>(
  { subject, context, ports }: Pick<ExecutorInput<unknown, 'digest' | 'sessions'>, 'subject' | 'context' | 'ports'>,
  { purpose, user, free, otherwise }: { purpose: AttemptPurpose; user: User | undefined; free: number; otherwise: Outcome },
): Promise<Attempt<Outcome>> => {
  const device = context.device?.id;
  // Asked for nobody as well: an unknown account does the same work as a known one (PWD-08).
  const known = device !== undefined && (await ports.sessions.knowsDevice(user?.id ?? '', device));
  const account = user === undefined && subject.identifier !== undefined ? { identifier: subject.identifier } : { user: user?.id ?? '' };
  const accountKey = attemptsKey(ports.digest, purpose, account);
  const key = known && user !== undefined ? attemptsKey(ports.digest, purpose, { user: user.id, device }) : accountKey;
  return {
    key,
    guard: { kind: 'throttle', key, free, firstWaitSeconds: 30, maxWaitSeconds: 3_600, otherwise },
    success: [...new Set([key, accountKey])].map((cleared) => ({ kind: 'counter.clear', key: cleared })),
  };
};
