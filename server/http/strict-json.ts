import { Problem } from '../errors.ts';

/** Limits of a JSON body on the runtime API (IN-01). */
export const bodyLimits = { bytes: 65_536, depth: 32 } as const;

/** Keys that reach into prototypes when an object is copied carelessly; no body of ours has them (IN-02). */
const reserved = new Set(['__proto__', 'constructor', 'prototype']);

/** Every string of a valid JSON text, and whether it is a key: a colon can only follow a key. */
const jsonStrings = /"(?:[^"\\]|\\.)*"(\s*:)?/g;

const keysIn = (text: string): number => {
  let keys = 0;
  for (const match of text.matchAll(jsonStrings)) if (match[1] !== undefined) keys += 1;
  return keys;
};

const countKeys = (value: unknown, depth: number): number => {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth > bodyLimits.depth) throw new Problem('too-deep');
  if (Array.isArray(value)) return value.reduce((sum: number, entry) => sum + countKeys(entry, depth + 1), 0);
  let keys = 0;
  for (const [key, entry] of Object.entries(value)) {
    if (reserved.has(key)) throw new Problem('invalid-input', { errors: [{ path: key, code: 'reserved', message: 'This name cannot be used.' }] });
    keys += 1 + countKeys(entry, depth + 1);
  }
  return keys;
};

/**
 * Parses a JSON body strictly: one object, bounded depth, no duplicate key (a parsed object has fewer keys than its text then),
 * no name that reaches a prototype. Throws Problem.
 */
export const parseStrictJson = (text: string): { [key: string]: unknown } => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Problem('malformed-json');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Problem('invalid-input', { errors: [{ path: '', code: 'wrong-type', message: 'Send one JSON object.' }] });
  if (countKeys(value, 1) !== keysIn(text)) throw new Problem('malformed-json', { detail: 'A key stands twice in one object.' });
  return { ...value };
};
