import type { JsonText } from '#drizzle/kit.ts';

/** What `toJson` wrote. JSON.parse is untyped; the type was fixed when the text was made. */
export const fromJson = <T>(text: JsonText<T>): T => JSON.parse(text);

// The counterpart of `fromJson`: the only place where plain text becomes a JsonText. `text` is the value's, where it was made before.
export const toJson = <T>(value: T, text = JSON.stringify(value)): JsonText<T> => text as JsonText<T>;
