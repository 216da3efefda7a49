import { attemptsKey } from '#flows/kit/attempts-key.ts';
import { defineExecutor, type ExecutorInput } from '#flows/kit/define-executor.ts';
import type { User } from '#flows/kit/ports.ts';
import { provenUser } from '#flows/kit/proven-user.ts';
import type { Step } from '#flows/kit/step.ts';
import { pinColumn, pinHash } from '#flows/kit/pin-column.ts';
import { definition } from './definition.ts';
import { type PinFault, pinFault } from './pin-fault.ts';
import { pinScreen } from './pin-screen.ts';

type Input = ExecutorInput<ReturnType<typeof definition.config.parse>, (typeof definition.needs)[number]>;

/** Only for somebody who has proven who they are. The PIN is hashed like a password and never leaves the server again (PIN-01). */
export const executor = defineExecutor(definition, async (input: Input): Promise<Step<string>> => {
  const { config, arrival, subject, proofs, ports, say } = input;
  const known = await provenUser({ subject, proofs, users: ports.users });
  const column = pinColumn(await ports.users.columns(), config.column);
  if (known === undefined || known.user.status !== 'active' || column === undefined)
    return { kind: 'exit', outcome: 'refused', problems: [{ code: 'refused', text: say(undefined, 'refused') }] };
  const { user } = known;
  if (arrival.kind !== 'answer') {
    return config.onlyIfMissing && pinHash(user, column) !== undefined ? { kind: 'exit', outcome: 'kept' } : pinScreen(input);
  }

  const { pin, repeat } = arrival.inputs;
  if (typeof pin !== 'string') return pinScreen(input, 'too-short');
  const fault = faultOf(input, pin, user);
  if (fault !== undefined) return pinScreen(input, fault);
  if (pin !== repeat) return pinScreen(input, 'not-the-same');
  return {
    kind: 'exit',
    outcome: 'set',
    effects: [
      { kind: 'user.set', user: user.id, attributes: { [column.key]: await ports.passwords.hash(pin) } },
      { kind: 'counter.clear', key: attemptsKey(ports.digest, 'pin', { user: user.id }) },
      { kind: 'audit', action: 'pin.set', detail: { user: user.id } },
    ],
  };
});

const faultOf = ({ config, ports, app }: Input, pin: string, user: User): PinFault | undefined => {
  const own = user.identifiers.map(({ canonical }) => canonical);
  if (config.style === 'password') return ports.passwords.judge(pin, { onlyFactor: false, words: [app.name, ...own] });
  return pinFault(pin, { least: config.length, own: own.map((text) => text.replaceAll(/\D/g, '')) });
};
