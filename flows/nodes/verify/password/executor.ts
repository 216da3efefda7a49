import { defineExecutor, type ExecutorInput } from '#flows/kit/define-executor.ts';
import type { Step } from '#flows/kit/step.ts';
import { attemptAgainst } from '../_shared/attempt.ts';
import { definition } from './definition.ts';
import { passwordScreen } from './password-screen.ts';

type Input = ExecutorInput<ReturnType<typeof definition.config.parse>, (typeof definition.needs)[number]>;
type PasswordStep = Step<'verified' | 'exhausted' | 'not-enrolled'>;

/** NIST SP 800-63B-4 3.2.2: after so many wrong ones in a row the password is of no use until it is set anew. */
const ceiling = 100;
const longest = 1_024;

export const executor = defineExecutor(definition, async (input: Input): Promise<PasswordStep> => {
  const { arrival, config, subject, proofs, ports, say } = input;
  const user =
    subject.user !== undefined ? await ports.users.find(subject.user) : subject.identifier && (await ports.users.byIdentifier(subject.identifier));
  if (arrival.kind !== 'answer') {
    // Only who has proven something already may learn that there is no password (PWD-08).
    const missing = proofs.length > 0 && (user === undefined || !(await ports.passwords.has(user.id)));
    if (missing) return { kind: 'exit', outcome: 'not-enrolled', problems: [{ code: 'not-enrolled', text: say(undefined, 'not-enrolled') }] };
    return passwordScreen(input);
  }

  const { password } = arrival.inputs;
  if (typeof password !== 'string' || password === '' || [...password].length > longest) return passwordScreen(input, 'wrong');
  const attempt = await attemptAgainst(input, { purpose: 'password', user, free: config.tries, otherwise: 'exhausted' });
  const { count, blockedUntil } = await ports.counters.peek(attempt.key);
  if (count >= ceiling) return { kind: 'exit', outcome: 'exhausted', problems: [{ code: 'exhausted', text: say(undefined, 'exhausted') }] };
  if (blockedUntil !== undefined) {
    const wait = { seconds: Math.ceil((blockedUntil - ports.clock.now()) / 1000) };
    return { kind: 'exit', outcome: 'exhausted', problems: [{ code: 'exhausted', text: say(undefined, 'wait', { wait }) }] };
  }

  // Unknown, disabled and without a password: the same work against a dummy hash, the same answer (PWD-08).
  const { result, rehash } = await ports.passwords.verify(user?.status === 'active' ? user.id : undefined, password);
  if (result !== 'match' || user === undefined) return { ...passwordScreen(input, 'wrong'), guards: [attempt.guard] };
  return {
    kind: 'exit',
    outcome: 'verified',
    subject: { ...subject, user: user.id },
    guards: [attempt.guard],
    effects: [
      ...attempt.success,
      ...(rehash === undefined ? [] : [{ kind: 'password.set', user: user.id, hash: rehash, reason: 'rehash' } as const]),
    ],
  };
});
