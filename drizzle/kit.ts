import * as p from 'drizzle-orm/pg-core';
import * as s from 'drizzle-orm/sqlite-core';

declare const content: unique symbol;
/** JSON as text: written and read whole, so both databases keep it byte for byte and SQL never looks inside. */
export type JsonText<T> = string & { readonly [content]: T };

const sqlite = {
  table: s.sqliteTable,
  index: s.index,
  uniqueIndex: s.uniqueIndex,
  primaryKey: s.primaryKey,
  foreignKey: s.foreignKey,
  text: () => s.text(),
  /** Counts, flags (0 or 1) and times (ms since 1970 UTC). */
  int: () => s.integer({ mode: 'number' }),
  real: () => s.real(),
  json: <T>() => s.text().$type<JsonText<T>>(),
  blob: () => s.blob({ mode: 'buffer' }),
};
export type Kit = typeof sqlite;

const bytea = p.customType<{ data: Buffer }>({ dataType: () => 'bytea' });
/** Compared byte by byte, as SQLite does: ids keep their order in time whatever the cluster's language. */
const text = p.customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' });

// The one cast of the schema: both kits build the same tables, but Drizzle types them per dialect.
const postgres = {
  table: p.pgTable,
  index: p.index,
  uniqueIndex: p.uniqueIndex,
  primaryKey: p.primaryKey,
  foreignKey: p.foreignKey,
  text: () => text(),
  int: () => p.bigint({ mode: 'number' }),
  real: () => p.doublePrecision(),
  json: <T>() => p.text().$type<JsonText<T>>(),
  blob: () => bytea(),
} as unknown as Kit;

export const kits = { sqlite, postgres };
