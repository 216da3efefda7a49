/** Bounds of one value, and of how many are looked at. */
const longest = 1_000;
const most = 50;

/** An attribute's values as texts; binary and overlong ones are left out. */
export const textsOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value.slice(0, most) : [value]).filter((text): text is string => typeof text === 'string' && text.length <= longest);
