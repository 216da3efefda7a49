/** What a builder looks for. All of it must hold of a step. */
export type FindQuery = {
  words: readonly string[];
  /** `is:` filters. */
  is: readonly FindTrait[];
  /** `zone:` filters: a kind of zone, or a part of its name or key. */
  zones: readonly string[];
};

export const findTraits = ['problem', 'error', 'unreached'] as const;
export type FindTrait = (typeof findTraits)[number];

const token = /(?:(is|zone):)?(?:"([^"]*)"|(\S+))/gi;

/** Small letters without marks, so that “Zürich” is found by “zurich”, and in any script. */
export const folded = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Reads `is:problem zone:secure "wrong code" password`. A filter that is none is looked for as words. */
export const parseFind = (query: string): FindQuery => {
  const found: { words: string[]; is: FindTrait[]; zones: string[] } = { words: [], is: [], zones: [] };
  for (const [whole, filter, quoted, plain] of query.matchAll(token)) {
    const value = folded(quoted ?? plain ?? '');
    const trait = findTraits.find((each) => each === value);
    if (value === '') continue;
    if (filter?.toLowerCase() === 'is' && trait !== undefined) found.is.push(trait);
    else if (filter?.toLowerCase() === 'zone') found.zones.push(value);
    else found.words.push(filter === undefined ? value : folded(whole));
  }
  return found;
};
