import { define } from '#drizzle/schema.ts';
import { kits } from '#drizzle/kit.ts';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { expect, test } from 'vitest';
import { sealedColumns } from './sealed.ts';

test('KEY-03 every column that is named sealed is known to the rotation, and every one it knows exists', () => {
  const tables = Object.values(define(kits.sqlite)).filter((table) => table instanceof SQLiteTable);
  const columns = tables.flatMap((table) => {
    const { name, columns } = getTableConfig(table);
    return columns.map((column) => `${name}.${column.name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`);
  });
  const known = Object.values(sealedColumns).map(({ table, column }) => `${table}.${column}`);
  expect(columns.filter((column) => column.includes('seal')).filter((column) => !known.includes(column))).toEqual([]);
  for (const column of known) expect(columns).toContain(column);
});
