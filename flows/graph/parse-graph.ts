import type * as z from 'zod';
import type { Issue } from '../kit/issue.ts';
import { type Graph, graph, graphLimits } from './graph.ts';
import { outOfBounds } from './out-of-bounds.ts';

export type ParsedGraph = { ok: true; graph: Graph } | { ok: false; issues: readonly Issue[] };

/**
 * Reads a drawing from outside: a file, a request, a clipboard; as text or already parsed. Bounds are checked before
 * anything walks it, so that an oversized one costs next to nothing (FLOW-17). What passes may still be unfinished:
 * whether it makes sense is the compiler's question.
 */
export const parseGraph = (input: unknown): ParsedGraph => {
  if (typeof input !== 'string') return parseValue(input);
  if (input.length > graphLimits.bytes)
    return refused('too-large', `This flow is larger than ${graphLimits.bytes / 1_000_000} MB.`, 'Split it into several flows.');
  const read = readJson(input);
  return read.ok ? parseValue(read.value) : refused('not-a-flow', 'This is not a flow file.', 'Choose a file that was exported from here.');
};

const collections = ['zones', 'nodes', 'edges', 'notes', 'groups'] as const;

const parseValue = (value: unknown): ParsedGraph => {
  if (typeof value !== 'object' || value === null)
    return refused('not-a-flow', 'This is not a flow file.', 'Choose a file that was exported from here.');
  const entries = new Map<string, unknown>(Object.entries(value));
  for (const name of collections) {
    const count = sizeOf(entries.get(name));
    if (count > graphLimits[name]) return tooMany(name, count);
  }
  const strings = entries.get('strings');
  const texts = typeof strings === 'object' && strings !== null ? Object.values(strings) : [];
  const longest = texts.reduce((most: number, language) => Math.max(most, sizeOf(language)), 0);
  if (longest > graphLimits.strings) return tooMany('strings', longest);
  const excess = outOfBounds(value);
  if (excess !== undefined) return { ok: false, issues: [excess] };
  const parsed = graph.safeParse(value);
  return parsed.success ? { ok: true, graph: parsed.data } : { ok: false, issues: parsed.error.issues.slice(0, 5).map(misshapen) };
};

const readJson = (text: string): { ok: true; value: unknown } | { ok: false } => {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
};

const sizeOf = (collection: unknown): number => (typeof collection === 'object' && collection !== null ? Object.keys(collection).length : 0);

const words = { zones: 'zones', nodes: 'steps', edges: 'wires', notes: 'notes', groups: 'groups', strings: 'texts in one language' } as const;

const tooMany = (name: keyof typeof words, count: number): ParsedGraph =>
  refused('too-large', `This flow has ${count} ${words[name]}; at most ${graphLimits[name]} are possible.`, 'Split it into several flows.');

const refused = (code: string, message: string, advice: string): ParsedGraph => ({
  ok: false,
  issues: [{ code, severity: 'error', message, advice }],
});

const things = new Map<PropertyKey | undefined, string>([
  ['nodes', 'step'],
  ['edges', 'wire'],
  ['zones', 'zone'],
  ['notes', 'note'],
  ['groups', 'group'],
  ['strings', 'language'],
]);

const misshapen = (problem: z.core.$ZodIssue): Issue => {
  const [collection, id, ...inner] = problem.path;
  const thing = things.get(collection);
  const what = thing === undefined || id === undefined ? 'This flow' : `The ${thing} “${String(id)}”`;
  return {
    code: 'misshapen',
    severity: 'error',
    message: inner.length === 0 ? `${what} cannot be read.` : `${what} cannot be read: see its ${inner.map(String).join(' › ')}.`,
    advice: 'Undo the last change to it, or choose a file that was exported from here.',
    ...(collection === 'nodes' && typeof id === 'string' && { node: id }),
    ...(collection === 'edges' && typeof id === 'string' && { edge: id }),
  };
};
