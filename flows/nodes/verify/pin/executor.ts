import { defineExecutor, type ExecutorInput } from '#flows/kit/define-executor.ts';
import type { Step } from '#flows/kit/step.ts';
import { pinColumn, pinHash } from '#flows/kit/pin-column.ts';
import { attemptAt, ownSession } from './attempt-at.ts';
import { definition } from './definition.ts';
import { pinScreen } from './pin-screen.ts';

type Input = ExecutorInput<ReturnType<typeof definition.config.parse>, (typeof definition.needs)[number]>;
type PinStep = Step<'verified' | 'disconnected' | 'not-enrolled'>;

const longest = 128;

const exit = ({ say }: Input, outcome: 'disconnected' | 'not-enrolled') =>
  ({ kind: 'exit', outcome, problems: [{ code: outcome, text: say(undefined, outcome) }] }) as const;

/**
 * PIN-02: a PIN opens what is there already, or stands beside another proof; alone it counts only where the builder says so. A session
 * is there for its own person only: to anybody else's PIN it lends nothing, and its count of tries bounds no guessing at them.
 */
export const executor = defineExecutor(definition, async (input: Input): Promise<PinStep> => {
  const { arrival, config, subject, proofs, ports } = input;
  const user =
    subject.user !== undefined ? await ports.users.find(subject.user) : subject.identifier && (await ports.users.byIdentifier(subject.identifier));
  const isBacked = ownSession(input, user) !== undefined || proofs.length > 0;
  if (!isBacked && !config.alone) return exit(input, 'not-enrolled');
  const column = pinColumn(await ports.users.columns(), config.column);
  const hash = user?.status === 'active' ? pinHash(user, column) : undefined;
  // Only who has proven something, or holds a session, may learn that there is no PIN (PWD-08).
  if (isBacked && hash === undefined) return exit(input, 'not-enrolled');

  const attempt = await attemptAt(input, user);
  if (attempt.isOver) return { ...exit(input, 'disconnected'), effects: attempt.ending };
  if (arrival.kind !== 'answer') return pinScreen(input);
  const { pin } = arrival.inputs;
  if (typeof pin !== 'string' || pin === '' || [...pin].length > longest) return pinScreen(input, 'wrong');

  const { result, rehash } = await ports.passwords.compare(hash, pin);
  if (result !== 'match' || user === undefined || column === undefined) {
    return attempt.isLast
      ? { ...exit(input, 'disconnected'), guards: [attempt.guard], effects: attempt.ending }
      : { ...pinScreen(input, 'wrong'), guards: [attempt.guard] };
  }
  return {
    kind: 'exit',
    outcome: 'verified',
    subject: { ...subject, user: user.id },
    guards: [attempt.guard],
    effects: [
      ...attempt.success,
      ...(rehash === undefined ? [] : [{ kind: 'user.set', user: user.id, attributes: { [column.key]: rehash } } as const]),
    ],
  };
});
