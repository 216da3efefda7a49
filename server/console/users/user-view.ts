import type { Json } from '#flows/kit/json.ts';
import type { UserColumn } from '#flows/kit/ports.ts';
import type { UserRow } from '#server/storage/ports/users.ts';

export type UserView = Omit<UserRow, 'attributes'> & { attributes: { [column: string]: Json } };

/** A user for the grid. Secrets never leave: of a PIN only whether there is one (TEN-04). */
export const userView = (user: UserRow, columns: readonly UserColumn[]): UserView => ({
  ...user,
  attributes: Object.fromEntries(
    columns.map((column) => {
      const value = user.attributes[column.key] ?? null;
      return [column.key, column.type === 'pin' ? value !== null : value];
    }),
  ),
});
