type Excess = 'too-large' | 'too-many' | 'too-deep' | 'not-json' | 'reserved-name';

/** Names that mean something to every object; data never carries them (IN-02). */
const reserved: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Whether a value is plain JSON within bounds. Gives up at the first excess, so that its cost is bounded by the limits
 * and not by the value (FLOW-17). Counts characters, a lower bound of the bytes.
 */
export const measure = (value: unknown, limits: { bytes: number; depth: number; values: number }): Excess | undefined => {
  const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  let size = 0;
  let values = 0;
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    const { value: seen, depth } = item;
    if (depth > limits.depth) return 'too-deep';
    values += 1;
    if (values > limits.values) return 'too-many';
    size += typeof seen === 'string' ? seen.length + 2 : 2;
    if (size > limits.bytes) return 'too-large';
    if (typeof seen !== 'object' || seen === null) {
      if (!isPlainScalar(seen)) return 'not-json';
      continue;
    }
    if (Array.isArray(seen)) {
      if (size + 2 * seen.length > limits.bytes) return 'too-large';
      for (const child of seen) open.push({ value: child, depth: depth + 1 });
      continue;
    }
    if (!isPlainObject(seen)) return 'not-json';
    for (const [key, child] of Object.entries(seen)) {
      size += key.length + 4;
      if (size > limits.bytes) return 'too-large';
      if (reserved.has(key)) return 'reserved-name';
      if (!key.isWellFormed()) return 'not-json';
      open.push({ value: child, depth: depth + 1 });
    }
  }
  return undefined;
};

/** An absent value (`undefined`) is no offence: JSON leaves it out. Half a surrogate pair is: it has no canonical form. */
const isPlainScalar = (value: unknown): boolean => {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value === 'number') return Number.isFinite(value);
  return value === null || value === undefined || typeof value === 'boolean';
};

const isPlainObject = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};
