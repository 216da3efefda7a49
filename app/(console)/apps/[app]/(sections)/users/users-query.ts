import type { Environment } from '#app/_ui/environment-switch.tsx';
import type { inferRouterInputs } from '@trpc/server';
import type { AppRouter } from '#server/index.ts';

export type UserFilterInput = NonNullable<inferRouterInputs<AppRouter>['users']['page']['filters']>[number];
export type GridSort = { field: string; descending: boolean };
export type GridView = { search: string; filters: readonly UserFilterInput[]; sort: GridSort | undefined };

const tests = new Set(['contains', 'is', 'before', 'after', 'between', 'empty', 'filled']);

const isFilter = (value: unknown): value is UserFilterInput =>
  typeof value === 'object' &&
  value !== null &&
  'field' in value &&
  typeof value.field === 'string' &&
  'test' in value &&
  typeof value.test === 'string' &&
  tests.has(value.test);

const filtersIn = (text: string | undefined): UserFilterInput[] => {
  try {
    const read: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(read) ? read.filter(isFilter).slice(0, 12) : [];
  } catch {
    return [];
  }
};

/** What a page's address says of the grid: `search`, `filter` (JSON), `sort` (`-` in front: the greatest first). */
export const viewIn = (read: (name: string) => string | undefined): GridView => {
  const sort = read('sort');
  return {
    search: read('search') ?? '',
    filters: filtersIn(read('filter')),
    sort: sort === undefined || sort === '' ? undefined : { field: sort.replace(/^-/, ''), descending: sort.startsWith('-') },
  };
};

export const selectionIn = ({ search, filters }: GridView) => ({
  ...(search !== '' && { search }),
  ...(filters.length > 0 && { filters: [...filters] }),
});

/** What the users table asks for: the same while a page is rendered and in the browser, so that the answer is found again. */
export const usersQuery = (app: string, env: Environment, view: GridView, after?: string) => ({
  app,
  env,
  limit: 50,
  ...selectionIn(view),
  ...(view.sort !== undefined && { sort: view.sort }),
  ...(after !== undefined && { after }),
});
