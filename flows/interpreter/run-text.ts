import type { Run } from './run.ts';

const texts = new WeakMap<Run, string>();

/** A run as JSON. Made once: it is measured before it is stored. */
export const runText = (run: Run): string => {
  const known = texts.get(run);
  if (known !== undefined) return known;
  const text = JSON.stringify(run);
  texts.set(run, text);
  return text;
};
