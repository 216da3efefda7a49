/** One step of a schema's history. Once released it never changes. */
export type Migration = { tag: string; statements: readonly string[] };
