import type { Graph } from '../graph/graph.ts';
import { parseTemplate } from '../plan/parse-template.ts';
import type { Place } from './flow.ts';

/** A `{path}` in the builder's words. */
export type Slot = {
  path: string;
  /** The config field the text belongs to. */
  field: string;
  /** Whether the step itself fills it in, as its own words show. */
  given: boolean;
};

/** What a place's texts name in braces, in whatever language, each once. */
export const slotsOf = ({ strings }: Pick<Graph, 'strings'>, { texts, definition }: Place): Slot[] => {
  if (texts.length === 0) return [];
  const given = new Set(Object.values(definition?.texts ?? {}).flatMap(pathsIn));
  const slots = texts.flatMap(({ id, at }) =>
    Object.values(strings)
      .flatMap((words) => (Object.hasOwn(words, id) ? pathsIn(words[id] ?? '') : []))
      .map((path): Slot => ({ path, field: String(at[0] ?? ''), given: given.has(path) })),
  );
  return [...new Map(slots.map((slot) => [`${slot.field} ${slot.path}`, slot])).values()];
};

const pathsIn = (text: string): string[] =>
  text.includes('{') ? parseTemplate(text).flatMap((part) => (typeof part === 'string' ? [] : [part.path])) : [];
