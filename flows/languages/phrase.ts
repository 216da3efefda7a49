/** Marks English words kept in a constant as words of the interface, so that the catalogs hold them. They are said where they are shown. */
export const phrase = <const Text extends string>(text: Text): Text => text;
