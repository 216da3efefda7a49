import { columnValue } from '#flows/kit/assignment.ts';
import { defineExecutor, type ExecutorInput } from '#flows/kit/define-executor.ts';
import type { Json } from '#flows/kit/json.ts';
import type { UserColumn } from '#flows/kit/ports.ts';
import { provenUser } from '#flows/kit/proven-user.ts';
import type { Step } from '#flows/kit/step.ts';
import { definition } from './definition.ts';

type Input = ExecutorInput<ReturnType<typeof definition.config.parse>, 'users'>;

/** Writes all of it or nothing: a value that does not fit its column is never bent into it (FLOW-05). */
export const executor = defineExecutor(definition, async (input: Input): Promise<Step<'done' | 'not-possible'>> => {
  const { subject, proofs, ports, config, say } = input;
  const known = await provenUser({ subject, proofs, users: ports.users });
  const attributes = known?.user.status === 'active' ? await valuesFor(input) : undefined;
  if (known === undefined || attributes === undefined) {
    return { kind: 'exit', outcome: 'not-possible', problems: [{ code: 'not-possible', text: say(config.message, 'not-possible') }] };
  }
  const columns = Object.keys(attributes);
  if (columns.length === 0) return { kind: 'exit', outcome: 'done' };
  return {
    kind: 'exit',
    outcome: 'done',
    effects: [
      { kind: 'user.set', user: known.user.id, attributes },
      { kind: 'audit', action: 'user.attributes-set', detail: { user: known.user.id, columns } },
    ],
  };
});

/** What to write, by column; undefined if any of it is not possible. */
const valuesFor = async ({ config, ports, value }: Input): Promise<{ [column: string]: Json } | undefined> => {
  const columns = new Map((await ports.users.columns()).map((column) => [column.key, column]));
  const attributes: { [column: string]: Json } = {};
  for (const { column: key, value: source } of config.assignments) {
    const column = columns.get(key);
    if (column === undefined || !isWritable(column)) return undefined;
    const found = typeof source === 'object' ? await value(source.path) : source;
    if (found === undefined || found === null || found === '') {
      if (config.missing === 'stop') return undefined;
      if (config.missing === 'clear') attributes[key] = null;
      continue;
    }
    const stored = columnValue(column, found);
    if (stored === undefined) return undefined;
    attributes[key] = stored;
  }
  return attributes;
};

/** A unique column would clash with another person's row, and tell that there is one. PINs are hashed elsewhere. */
const isWritable = ({ type, unique }: UserColumn): boolean => type !== 'pin' && !unique;
