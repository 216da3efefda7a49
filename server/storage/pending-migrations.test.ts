import { describe, expect, test } from 'vitest';
import { pendingMigrations } from './pending-migrations.ts';

const known = ['a', 'b', 'c'].map((tag) => ({ tag, statements: [] }));
const tags = (applied: readonly string[]) => pendingMigrations(known, applied).map(({ tag }) => tag);

describe('pending migrations', () => {
  test('are those after the applied ones, in order', () => {
    expect(tags([])).toEqual(['a', 'b', 'c']);
    expect(tags(['a', 'b'])).toEqual(['c']);
    expect(tags(['a', 'b', 'c'])).toEqual([]);
  });

  test('REL-09 a newer schema or another history is refused', () => {
    expect(() => tags(['a', 'b', 'c', 'd'])).toThrow('newer or different version of Sallyport (it has the migration d)');
    expect(() => tags(['a', 'x'])).toThrow('the migration x');
  });
});
