import { all, call, statement, type Unit, type Value } from '../script.ts';

/** Deletes at most `limit` rows for which `where` holds and says how many: a purge that never holds the database for long. */
export const sweeper = (table: string, key: string, where: string) => {
  const due = statement<{ due: number }>(`SELECT count(*) AS due FROM (SELECT 1 FROM ${table} WHERE ${where} LIMIT ?) AS old`);
  const remove = statement<never>(`DELETE FROM ${table} WHERE (${key}) IN (SELECT ${key} FROM ${table} WHERE ${where} LIMIT ?)`);
  return function* sweep(limit: number, ...values: readonly Value[]): Unit<number> {
    const [found] = yield* all(due, ...values, limit);
    const count = found?.due ?? 0;
    return { value: count, ...(count > 0 && { writes: [call(remove, ...values, limit)] }) };
  };
};
