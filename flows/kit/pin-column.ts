import type { User, UserColumn } from './ports.ts';

/** The column PINs are kept in: the one that was chosen, or else the first of that type. A column of another type never is. */
export const pinColumn = (columns: readonly UserColumn[], chosen: string): UserColumn | undefined =>
  columns.find(({ key, type }) => type === 'pin' && (chosen === '' || key === chosen));

/** The hash of the user's PIN in it. */
export const pinHash = (user: User | undefined, column: UserColumn | undefined): string | undefined => {
  const value = user === undefined || column === undefined ? undefined : user.attributes[column.key];
  return typeof value === 'string' && value !== '' ? value : undefined;
};
