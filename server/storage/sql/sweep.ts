import { all, call, statement, type Unit, type Value } from '../script.ts';

/** Deletes at most `limit` of the rows `old` selects by their key and says how many: a purge that never holds the database for long. */
export const sweeperOf = (table: string, key: string, old: string) => {
  const due = statement<{ due: number }>(`SELECT count(*) AS due FROM (${old} LIMIT ?) AS old`);
  const remove = statement<never>(`DELETE FROM ${table} WHERE (${key}) IN (${old} LIMIT ?)`);
  return function* sweep(limit: number, ...values: readonly Value[]): Unit<number> {
    const [found] = yield* all(due, ...values, limit);
    const count = found?.due ?? 0;
    return { value: count, ...(count > 0 && { writes: [call(remove, ...values, limit)] }) };
  };
};

export const sweeper = (table: string, key: string, where: string) => sweeperOf(table, key, `SELECT ${key} FROM ${table} WHERE ${where}`);
