/** Puts values into the `{slots}` of a sentence. A slot without a value is left out. */
export const fill = (sentence: string, values: Readonly<Record<string, string | number>>): string =>
  sentence.replace(/\{([a-z]+)\}/g, (_, slot: string) => String(values[slot] ?? ''));
