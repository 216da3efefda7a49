type Place = readonly (string | number)[];

export const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** What stands at a place of a document; undefined when nothing does. */
export const atPlace = (root: unknown, place: Place): unknown =>
  place.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), root);

/** Puts a value, or its absence, at a place whose surroundings are there. A place without surroundings is left alone. */
export const putAtPlace = (root: unknown, place: Place, value: unknown): void => {
  const [around, key] = [atPlace(root, place.slice(0, -1)), place.at(-1)];
  if (!isRecord(around) || key === undefined) return;
  if (value === undefined) delete around[key];
  else around[key] = structuredClone(value);
};
