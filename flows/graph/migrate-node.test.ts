import { describe, expect, test } from 'vitest';
import type { Migration } from '../kit/migration.ts';
import type { GraphNode } from './graph.ts';
import { migrateNode } from './migrate-node.ts';

const drawn = (version: number, config: Record<string, unknown>): GraphNode => ({
  type: 'screen.old',
  version,
  zone: 'public',
  order: 'a0',
  position: { x: 0, y: 0 },
  config,
});
const migrations: Migration[] = [
  { to: 2, name: 'CallItName', up: ({ title, ...rest }) => ({ ...rest, name: title }) },
  { to: 3, name: 'ShoutName', up: ({ name, ...rest }) => ({ ...rest, name: String(name).toUpperCase() }) },
];

describe('a step of an older version', () => {
  test('comes along, one named change after the other', () => {
    expect(migrateNode(drawn(1, { title: 'ada' }), { version: 3, migrations })).toEqual({
      ok: true,
      node: drawn(3, { name: 'ADA' }),
      steps: ['CallItName', 'ShoutName'],
    });
    expect(migrateNode(drawn(2, { name: 'ada' }), { version: 3, migrations })).toEqual({
      ok: true,
      node: drawn(3, { name: 'ADA' }),
      steps: ['ShoutName'],
    });
  });

  test('stays the same object when there is nothing to do', () => {
    const node = drawn(3, {});
    expect(migrateNode(node, { version: 3, migrations })).toEqual({ ok: true, node, steps: [] });
  });

  test('is not guessed at: neither a newer one, nor one whose change is missing', () => {
    expect(migrateNode(drawn(4, {}), { version: 3, migrations })).toEqual({ ok: false, reason: 'newer' });
    expect(migrateNode(drawn(1, {}), { version: 3, migrations: migrations.slice(1) })).toEqual({ ok: false, reason: 'no-way' });
    expect(migrateNode(drawn(1, {}), { version: 2 })).toEqual({ ok: false, reason: 'no-way' });
  });
});
