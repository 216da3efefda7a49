import * as z from 'zod';

/** One change to a graph, in immer's form: the unit of undo, autosave, fixes and merging. */
export const graphPatch = z.strictObject({
  op: z.enum(['add', 'replace', 'remove']),
  path: z
    .array(z.union([z.string().max(200), z.int()]))
    .min(1)
    .max(12),
  value: z.unknown().optional(),
});
export type GraphPatch = z.infer<typeof graphPatch>;
