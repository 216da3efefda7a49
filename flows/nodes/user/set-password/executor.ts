import { attemptsKey } from '#flows/kit/attempts-key.ts';
import { defineExecutor, type ExecutorInput } from '#flows/kit/define-executor.ts';
import type { Effect } from '#flows/kit/effect.ts';
import type { User } from '#flows/kit/ports.ts';
import { provenUser } from '#flows/kit/proven-user.ts';
import type { Step } from '#flows/kit/step.ts';
import { definition } from './definition.ts';
import { ownWords } from './own-words.ts';
import { passwordScreen } from './password-screen.ts';

type Input = ExecutorInput<ReturnType<typeof definition.config.parse>, (typeof definition.needs)[number]>;

/** Only for somebody who has proven who they are in this very run, which is what makes it a safe reset too (PWD-09). */
export const executor = defineExecutor(definition, async (input: Input): Promise<Step<string>> => {
  const { config, arrival, subject, proofs, ports, app, say } = input;
  const known = await provenUser({ subject, proofs, users: ports.users });
  if (known === undefined || known.user.status !== 'active') {
    return { kind: 'exit', outcome: 'refused', problems: [{ code: 'refused', text: say(config.message, 'refused') }] };
  }
  const { user } = known;
  if (arrival.kind !== 'answer') {
    const settled = config.onlyIfMissing && (await ports.passwords.has(user.id));
    return settled ? { kind: 'exit', outcome: 'set' } : passwordScreen(input);
  }
  if (arrival.action === 'skip') return { kind: 'exit', outcome: 'skipped' };

  const { password } = arrival.inputs;
  if (typeof password !== 'string') return passwordScreen(input, 'too-short');
  const fault = ports.passwords.judge(password, { onlyFactor: config.use === 'only-factor', words: ownWords(user, app) });
  if (fault !== undefined) return passwordScreen(input, fault);
  return {
    kind: 'exit',
    outcome: 'set',
    effects: [
      { kind: 'password.set', user: user.id, hash: await ports.passwords.hash(password), reason: 'chosen' },
      ...failuresOf(input, user.id).map((key) => ({ kind: 'counter.clear' as const, key })),
      { kind: 'audit', action: 'password.set', detail: { user: user.id } },
      ...(await changeNotice(input, user)),
    ],
  };
});

/**
 * Whoever has the account hears of a change by another way than the one it was made on (PWD-09): by mail to their own address, only if
 * it is proven to be theirs. A first password changes nothing.
 */
const changeNotice = async ({ ports, app, say, words }: Input, user: User): Promise<readonly Effect[]> => {
  const address = user.identifiers.find(({ kind, verified }) => kind === 'email' && verified);
  if (address === undefined || !(await ports.passwords.has(user.id))) return [];
  const text = (name: 'mail-subject' | 'mail-text') => words(say(undefined, name, { app: app.name }));
  return [
    { kind: 'notify', message: { channel: 'email', to: address.canonical, subject: await text('mail-subject'), text: await text('mail-text') } },
  ];
};

/** A new password begins with a clean record, or an account at the ceiling of failures would stay shut for ever (PWD-07). */
const failuresOf = ({ ports, context }: Input, user: string): readonly string[] => {
  const device = context.device?.id;
  const account = attemptsKey(ports.digest, 'password', { user });
  return device === undefined ? [account] : [account, attemptsKey(ports.digest, 'password', { user, device })];
};
