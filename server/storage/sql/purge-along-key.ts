import { call, type Driver, first, statement, type Unit, type Value } from '../script.ts';

type Place = readonly [app: string, env: string, id: string];
const front: Place = ['', '', ''];
/** Behind every app: ids are letters, digits and `_`. */
const behind: Place = ['~', '', ''];
/** Rows looked at in one call, as a multiple of those it may delete. */
const looks = 10;

/**
 * Purges a table that has no index over its times, because everybody who writes to it would pay for that index and only the purge reads it
 * (decision 0046). Each call walks on along the key from where the last one stopped and takes what is due, at most `limit` rows. So whoever calls
 * again while it takes that many goes on as long as at least a tenth of the rows on the way are due, and the whole table is walked in time.
 * `third`: the key is (app, env, third). `due` has one parameter.
 */
export const purgerAlongKey = (driver: Driver, table: 'counters' | 'sessions', third: 'key' | 'id', due: string) => {
  const key = `app, env, ${third}`;
  const last = statement<{ app: string; env: string; third: string }>(
    `SELECT app, env, ${third} AS third FROM ${table} WHERE (${key}) > (?, ?, ?) ORDER BY ${key} LIMIT 1 OFFSET ?`,
  );
  const chosen = `FROM ${table} WHERE (${key}) > (?, ?, ?) AND (${key}) <= (?, ?, ?) AND ${due}`;
  const count = statement<{ due: number }>(`SELECT count(*) AS due ${chosen}`);
  const remove = statement<never>(`DELETE ${chosen}`);

  function* look(from: Place, rows: number, at: Value): Unit<{ taken: number; next: Place | undefined }> {
    const end = yield* first(last, ...from, rows - 1);
    const next: Place | undefined = end && [end.app, end.env, end.third];
    const bounds = [...from, ...(next ?? behind), at];
    const taken = (yield* first(count, ...bounds))?.due ?? 0;
    return { value: { taken, next }, ...(taken > 0 && { writes: [call(remove, ...bounds)] }) };
  }

  let place = front;
  return async (limit: number, at: Value): Promise<number> => {
    let gone = 0;
    for (let seen = 0; seen < looks * limit && gone < limit; ) {
      const rows = limit - gone;
      const { taken, next } = await driver.write(() => look(place, rows, at));
      gone += taken;
      seen += rows;
      place = next ?? front;
      if (next === undefined) break;
    }
    return gone;
  };
};
