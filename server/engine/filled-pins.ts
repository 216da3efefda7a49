import type { Storage } from '#server/storage/ports/storage.ts';
import type { UserColumn } from '#flows/kit/ports.ts';

/** PIN columns in which somebody has one: what the compiler may know of their contents (MOB-9). */
export const filledPins = async (
  { users }: Pick<Storage, 'users'>,
  app: string,
  columns: readonly Pick<UserColumn, 'key' | 'type'>[],
): Promise<readonly string[]> => {
  const pins = columns.filter(({ type }) => type === 'pin').map(({ key }) => key);
  const held = await Promise.all(pins.map((key) => users.countValues(app, key)));
  return pins.filter((_, index) => (held[index] ?? 0) > 0);
};
