import type { ClientBase, QueryResult } from 'pg';
import type { Call, Statement, Value } from '../script.ts';

type Prepared = { name?: string; text: string };
const prepared = new Map<Statement, Prepared>();

/** `?` become `$1`, `$2`, …; what only PostgreSQL needs loses its braces. Prepared once a connection, under a short name. */
const prepare = (statement: Statement): Prepared => {
  let count = 0;
  const text = statement.sql
    .replace(/\{\{(.*?)\}\}/gs, '$1')
    .replaceAll('?', () => `$${(count += 1)}`)
    .trim();
  // Without a name PostgreSQL forgets it after the answer.
  if (statement.once === true) return { text };
  const made = { name: `s${prepared.size}`, text };
  prepared.set(statement, made);
  return made;
};

/** PostgreSQL has no NUL in texts. Nothing stored has one, so such a value matches nothing either way. */
const storable = (value: Value): Value => (typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\u{FFFD}') : value);

export const control = { begin: 'BEGIN', commit: 'COMMIT', rollback: 'ROLLBACK' } as const;

/**
 * Sends everything at once on a pipelined connection and waits for all answers: one round trip. Throws what failed first;
 * the rest of a failed transaction only says so.
 */
export const runCalls = async (client: ClientBase, batch: readonly (Call | string)[]): Promise<readonly QueryResult[]> => {
  const answers = await Promise.allSettled(
    batch.map((each) =>
      typeof each === 'string'
        ? client.query(each)
        : client.query({ ...(prepared.get(each.statement) ?? prepare(each.statement)), values: each.values.map(storable) }),
    ),
  );
  return answers.map((answer) => {
    if (answer.status === 'rejected') throw answer.reason;
    return answer.value;
  });
};
