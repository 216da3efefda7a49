import type { define } from '#drizzle/schema.ts';
import { type Call, statement, type Value } from './script.ts';

type Tables = ReturnType<typeof define>;
type Snake<Name extends string> = Name extends `${infer Head}${infer Rest}`
  ? `${Head extends Lowercase<Head> ? Head : `_${Lowercase<Head>}`}${Snake<Rest>}`
  : Name;

/** A table's row as SQL returns it: the schema's columns in snake_case. */
export type RowOf<Name extends keyof Tables> = {
  [Column in keyof Tables[Name]['$inferSelect'] & string as Snake<Column>]: Tables[Name]['$inferSelect'][Column];
};

/** An INSERT of the columns named, as a function of a row. `tail` is what follows VALUES, such as ON CONFLICT. */
export const insertInto = <Name extends keyof Tables, const Column extends keyof RowOf<Name> & string>(
  table: Name,
  columns: readonly Column[],
  tail = '',
) => {
  const name = table.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const insert = statement<never>(`INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')}) ${tail}`);
  return (row: Record<Column, Value>): Call => ({ statement: insert, values: columns.map((column) => row[column]) });
};
