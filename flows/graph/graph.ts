import * as z from 'zod';

/** Bounds of an imported or saved graph (FLOW-17). Checked before anything walks it. */
export const graphLimits = {
  nodes: 2_000,
  edges: 5_000,
  zones: 20,
  notes: 200,
  groups: 200,
  strings: 5_000,
  textLength: 4_000,
  depth: 24,
  bytes: 2_000_000,
  values: 90_000,
} as const;

const id = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/i);
const point = z.strictObject({ x: z.number().finite(), y: z.number().finite() });
const size = z.strictObject({ width: z.number().positive().finite(), height: z.number().positive().finite() });

/** Seconds without use after which a zone may ask again. */
export const relockBounds = { least: 60, most: 86_400 } as const;

/** A court of the app. `key` is what sessions and tokens carry; the rest is how it is drawn. */
export const zone = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
  kind: z.enum(['public', 'secure']),
  name: z.string().min(1).max(80),
  order: z.string(),
  position: point,
  size,
  /** When its sessions are locked until a relock entry is passed: after so long without use, when the app was closed (MOB-9). */
  relock: z
    .strictObject({ idleSeconds: z.int().min(relockBounds.least).max(relockBounds.most).optional(), onOffload: z.boolean(), entry: id })
    .optional(),
});
export type Zone = z.infer<typeof zone>;

/** `config` is checked by the node type's own schema, so that a draft may be unfinished. */
export const node = z.strictObject({
  type: z.string().max(80),
  version: z.int().positive(),
  /** The builder's own name for it; without one, the type's title is shown. */
  name: z.string().max(80).optional(),
  zone: id,
  /** The container it is a child of, ordered among its siblings by `order` (a fractional key). */
  parent: id.optional(),
  order: z.string(),
  /** The group it is drawn in. Never that of a container's child, which goes where its container goes. */
  group: id.optional(),
  /** From the top left corner of its zone, so that moving a zone is one change. Unused in a container, which lays out by `order`. */
  position: point,
  /** Tidying up leaves it where it is. */
  pinned: z.literal(true).optional(),
  config: z.record(z.string(), z.unknown()),
});
export type GraphNode = z.infer<typeof node>;

export const edge = z.strictObject({ from: id, outcome: z.string().max(80), to: id });
export type GraphEdge = z.infer<typeof edge>;

/** What groups and notes are told apart by; each theme has its own shades of them. */
export const markColours = ['grey', 'blue', 'teal', 'violet', 'rose', 'ochre'] as const;
const markColour = z.enum(markColours);
export type MarkColour = z.infer<typeof markColour>;

/** Steps of one zone that are drawn as belonging together: its members name it, and its place is where they stand. */
export const group = z.strictObject({ name: z.string().min(1).max(80), colour: markColour, order: z.string() });
export type Group = z.infer<typeof group>;

/** Words on the canvas, at a place of their own, for whoever reads the drawing. */
export const note = z.strictObject({ text: z.string().max(2_000), position: point, size, order: z.string(), colour: markColour.optional() });
export type Note = z.infer<typeof note>;

/** language tag → text id (`<nodeId>.<field>`) → the builder's words. */
export const strings = z.record(z.string().max(35), z.record(z.string().max(160), z.string().max(graphLimits.textLength)));

/** Fingerprints of what the Security page drew, as it left them: what differs since was changed by hand. Empty: left to the builder. */
const drawn = z.strictObject({
  nodes: z.record(id, z.string().max(64)),
  edges: z.record(id, z.string().max(64)),
});

/**
 * The authored document: one flow. Collections are records keyed by stable, never reused ids, so that patches merge.
 * Layout is data but not part of the plan's content hash.
 */
export const graph = z.strictObject({
  format: z.literal(1),
  languages: z.array(z.string().max(35)).min(1).max(40),
  zones: z.record(id, zone),
  nodes: z.record(id, node),
  edges: z.record(id, edge),
  notes: z.record(id, note),
  groups: z.record(id, group).optional(),
  strings,
  drawn: drawn.optional(),
});
export type Graph = z.infer<typeof graph>;
