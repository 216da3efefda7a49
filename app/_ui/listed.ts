/** Making one is dear. */
const formats = new Map<string, Intl.ListFormat>();

/** Things one after the other, as the language lists them: "name, zone, settings". */
export const listed = (words: readonly string[], tag: string): string => {
  const format = formats.get(tag) ?? new Intl.ListFormat(tag, { type: 'unit' });
  formats.set(tag, format);
  return format.format(words);
};
