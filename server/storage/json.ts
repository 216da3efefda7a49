import type { JsonText } from '#drizzle/kit.ts';

/** What `toJson` wrote. JSON.parse is untyped; the type was fixed when the text was made. */
export const fromJson = <T>(text: JsonText<T>): T => JSON.parse(text);

// The counterpart of `fromJson`: the only place where plain text becomes a JsonText.
export const toJson = <T>(value: T): JsonText<T> => JSON.stringify(value) as JsonText<T>;
