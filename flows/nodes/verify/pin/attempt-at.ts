import type { ExecutorInput } from '#flows/kit/define-executor.ts';
import type { Effect } from '#flows/kit/effect.ts';
import type { User } from '#flows/kit/ports.ts';
import { pinAttemptsKey } from '#flows/kit/pin-attempts.ts';
import { type Attempt, attemptAgainst } from '../_shared/attempt.ts';
import type { definition } from './definition.ts';

type Input = ExecutorInput<ReturnType<typeof definition.config.parse>, (typeof definition.needs)[number]>;

/** Long enough that waiting is no way to more tries: no session of a sensible length outlives it. */
const windowSeconds = 400 * 86_400;

/** Consecutive failures after which a PIN is of no use until something else was proven (NIST SP 800-63B 3.2.10). */
const ceiling = 10;

export type PinAttempt = Attempt<'disconnected'> & {
  /** Nothing may be tried any more. */
  isOver: boolean;
  /** One more wrong one is the last. */
  isLast: boolean;
  /** What too many wrong ones come to: the session with its refresh tokens ends on the server. */
  ending: readonly Effect[];
};

/** The session the run was started from, if it is this user's. */
export const ownSession = ({ session }: Pick<Input, 'session'>, user: User | undefined): Input['session'] =>
  user !== undefined && session?.user === user.id ? session : undefined;

/**
 * One try at a PIN. Against a session it is counted there: so many, and the session is gone, whatever is done to the app's
 * data or its clock (PIN-01). Without one it is counted against the account, with growing waits.
 */
export const attemptAt = async (input: Input, user: User | undefined): Promise<PinAttempt> => {
  const { config, node, ports } = input;
  const session = ownSession(input, user);
  if (session === undefined) {
    const attempt = await attemptAgainst(input, { purpose: 'pin', user, free: config.tries, otherwise: 'disconnected' });
    const { count, blockedUntil } = await ports.counters.peek(attempt.key);
    return { ...attempt, isOver: count >= ceiling || blockedUntil !== undefined, isLast: count + 1 >= ceiling, ending: [] };
  }
  const key = pinAttemptsKey(ports.digest, session.id);
  const { count } = await ports.counters.peek(key);
  return {
    key,
    guard: { kind: 'count', key, limit: config.tries, windowSeconds, otherwise: 'disconnected' },
    success: [{ kind: 'counter.clear', key }],
    isOver: count >= config.tries,
    isLast: count + 1 >= config.tries,
    ending: [
      { kind: 'session.revoke', session: session.id },
      { kind: 'audit', action: 'session.pin-exhausted', detail: { session: session.id, user: session.user ?? null, node: node.id } },
    ],
  };
};
