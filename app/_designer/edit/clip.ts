import * as z from 'zod';
import type { Say } from '#flows/languages/say.ts';
import { edge, graph, graphLimits } from '#flows/graph/graph.ts';
import { measure } from '#flows/graph/measure.ts';

/**
 * What travels through the system clipboard, as plain text that any window can read: whole steps, the wires among them,
 * their words and groups, and notes. Positions are on the canvas. A setting holds references only, never a secret: those stay with connectors.
 */
export const clip = z.strictObject({
  sallyport: z.literal('steps'),
  format: z.literal(1),
  nodes: graph.shape.nodes,
  edges: z.array(edge).max(graphLimits.edges),
  strings: graph.shape.strings,
  /** Groups all of whose steps are here. */
  groups: graph.shape.groups,
  notes: graph.shape.notes.optional(),
});
export type Clip = z.infer<typeof clip>;

/** `foreign`: no steps of ours, somebody else's text. */
export type ReadClip = { ok: true; clip: Clip } | { ok: false; foreign: true } | { ok: false; foreign: false; message: string };

const foreign: ReadClip = { ok: false, foreign: true };
const refused = (message: string): ReadClip => ({ ok: false, foreign: false, message });

const isOurs = (value: unknown): value is { sallyport: 'steps'; format?: unknown; nodes?: unknown } =>
  typeof value === 'object' && value !== null && 'sallyport' in value && value.sallyport === 'steps';

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Reads what was on the clipboard. Bounds come before the schema, so that a hostile text costs next to nothing (FLOW-17). */
export const readClip = (text: string, say: Say): ReadClip => {
  if (!text.trimStart().startsWith('{')) return foreign;
  if (text.length > graphLimits.bytes)
    return text.slice(0, 200).includes('sallyport') ? refused(say('These are more steps than a flow can hold.')) : foreign;
  const value = parse(text);
  if (!isOurs(value)) return foreign;
  if (value.format !== 1) return refused(say('These steps were copied from a later release. Bring this server up to date.'));
  if (measure(value, graphLimits) !== undefined) return refused(say('These steps hold more than a flow can hold.'));
  const read = clip.safeParse(value);
  if (!read.success || Object.keys(read.data.nodes).length + Object.keys(read.data.notes ?? {}).length === 0)
    return refused(say('These steps cannot be read. Copy them again.'));
  return { ok: true, clip: read.data };
};
