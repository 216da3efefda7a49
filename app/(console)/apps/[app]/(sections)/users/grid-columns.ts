import type { UserColumn } from '#flows/kit/ports.ts';

export type GridKind = UserColumn['type'] | 'status' | 'identifier';
/** A column of the grid: the app's own, or one that every app has. */
export type GridColumn = { id: string; name: string; kind: GridKind; options: readonly string[]; own?: UserColumn };

const system = (id: string, name: string, kind: GridKind): GridColumn => ({ id, name, kind, options: [] });

/** Every column the grid can show, in the order of the app. What somebody signs in with comes first and is always there. */
export const gridColumns = (columns: readonly UserColumn[]): GridColumn[] => [
  system('@identifier', 'Signs in with', 'identifier'),
  { ...system('@status', 'Status', 'status'), options: ['active', 'unapproved', 'disabled'] },
  ...columns.map((own): GridColumn => ({ id: own.key, name: own.name, kind: own.type, options: own.options, own })),
  system('@created', 'Added', 'instant'),
  system('@last-sign-in', 'Last sign-in', 'instant'),
];

export type GridLayout = { order: readonly string[]; hidden: readonly string[] };

/** The columns as a member has laid them out; ones that are new come where the app has them. */
export const laidOut = (all: readonly GridColumn[], { order, hidden }: GridLayout): { shown: GridColumn[]; all: GridColumn[] } => {
  const place = (column: GridColumn, index: number) => {
    const at = order.indexOf(column.id);
    return at === -1 ? index : at;
  };
  const sorted = all
    .map((column, index) => ({ column, at: place(column, index), index }))
    .toSorted((a, b) => a.at - b.at || a.index - b.index)
    .map(({ column }) => column);
  const [first, ...rest] = [...sorted.filter(({ id }) => id === '@identifier'), ...sorted.filter(({ id }) => id !== '@identifier')];
  const ordered = first === undefined ? rest : [first, ...rest];
  return { all: ordered, shown: ordered.filter(({ id }) => id === '@identifier' || !hidden.includes(id)) };
};
