/** Making one is dear. */
const names = new Map<string, Intl.DisplayNames>();

/** What a language is called in the reader's own; its tag when it has no name there, or is no tag at all. */
export const languageName = (tag: string, reader: string): string => {
  try {
    const known = names.get(reader) ?? new Intl.DisplayNames([reader], { type: 'language' });
    names.set(reader, known);
    return known.of(tag) ?? tag;
  } catch {
    return tag;
  }
};
