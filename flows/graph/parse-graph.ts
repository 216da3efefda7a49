import type * as z from 'zod';
import type { Issue } from '../kit/issue.ts';
import { inEnglish, type Say } from '../languages/say.ts';
import { type Graph, graph, graphLimits } from './graph.ts';
import { outOfBounds } from './out-of-bounds.ts';

export type ParsedGraph = { ok: true; graph: Graph } | { ok: false; issues: readonly Issue[] };

/**
 * Reads a drawing from outside: a file, a request, a clipboard; as text or already parsed. Bounds are checked before
 * anything walks it, so that an oversized one costs next to nothing (FLOW-17). What passes may still be unfinished:
 * whether it makes sense is the compiler's question.
 */
export const parseGraph = (input: unknown, say: Say = inEnglish): ParsedGraph => {
  if (typeof input !== 'string') return parseValue(input, say);
  if (input.length > graphLimits.bytes)
    return refused(
      'too-large',
      say('This flow is larger than {megabytes} MB.', { megabytes: graphLimits.bytes / 1_000_000 }),
      say('Split it into several flows.'),
    );
  const read = readJson(input);
  return read.ok ? parseValue(read.value, say) : noFlow(say);
};

const collections = ['zones', 'nodes', 'edges', 'notes', 'groups'] as const;

const parseValue = (value: unknown, say: Say): ParsedGraph => {
  if (typeof value !== 'object' || value === null) return noFlow(say);
  const entries = new Map<string, unknown>(Object.entries(value));
  for (const name of collections) {
    const count = sizeOf(entries.get(name));
    if (count > graphLimits[name]) return tooMany(name, count, say);
  }
  const strings = entries.get('strings');
  const texts = typeof strings === 'object' && strings !== null ? Object.values(strings) : [];
  const longest = texts.reduce((most: number, language) => Math.max(most, sizeOf(language)), 0);
  if (longest > graphLimits.strings) return tooMany('strings', longest, say);
  const excess = outOfBounds(value, say);
  if (excess !== undefined) return { ok: false, issues: [excess] };
  const parsed = graph.safeParse(value);
  return parsed.success
    ? { ok: true, graph: parsed.data }
    : { ok: false, issues: parsed.error.issues.slice(0, 5).map((problem) => misshapen(problem, say)) };
};

const readJson = (text: string): { ok: true; value: unknown } | { ok: false } => {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
};

const sizeOf = (collection: unknown): number => (typeof collection === 'object' && collection !== null ? Object.keys(collection).length : 0);

const tooMany = (what: 'zones' | 'nodes' | 'edges' | 'notes' | 'groups' | 'strings', count: number, say: Say): ParsedGraph =>
  refused(
    'too-large',
    say(
      'This flow has {count} {what, select, zones {zones} nodes {steps} edges {wires} notes {notes} groups {groups} other {texts in one language}}; at most {most} are possible.',
      { what, count, most: graphLimits[what] },
    ),
    say('Split it into several flows.'),
  );

const noFlow = (say: Say): ParsedGraph => refused('not-a-flow', say('This is not a flow file.'), say('Choose a file that was exported from here.'));

const refused = (code: string, message: string, advice: string): ParsedGraph => ({
  ok: false,
  issues: [{ code, severity: 'error', message, advice }],
});

const things: ReadonlySet<PropertyKey | undefined> = new Set(['nodes', 'edges', 'zones', 'notes', 'groups', 'strings']);

const misshapen = (problem: z.core.$ZodIssue, say: Say): Issue => {
  const [collection, id, ...inner] = problem.path;
  const values = {
    what: things.has(collection) && id !== undefined ? String(collection) : 'flow',
    name: String(id),
    part: inner.map(String).join(' › '),
  };
  return {
    code: 'misshapen',
    severity: 'error',
    message: say(
      inner.length === 0
        ? '{what, select, nodes {The step “{name}”} edges {The wire “{name}”} zones {The zone “{name}”} notes {The note “{name}”} groups {The group “{name}”} strings {The language “{name}”} other {This flow}} cannot be read.'
        : '{what, select, nodes {The step “{name}”} edges {The wire “{name}”} zones {The zone “{name}”} notes {The note “{name}”} groups {The group “{name}”} strings {The language “{name}”} other {This flow}} cannot be read: see its {part}.',
      values,
    ),
    advice: say('Undo the last change to it, or choose a file that was exported from here.'),
    ...(collection === 'nodes' && typeof id === 'string' && { node: id }),
    ...(collection === 'edges' && typeof id === 'string' && { edge: id }),
  };
};
