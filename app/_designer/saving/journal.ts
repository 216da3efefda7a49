import * as z from 'zod';
import { graphPatch } from '#flows/graph/patch.ts';

const batch = z.strictObject({ label: z.string(), patches: z.array(graphPatch) });

/** What this device keeps until the server has it. */
export const journalEntry = z.strictObject({
  base: z.int(),
  sending: batch.optional(),
  waiting: z.array(batch),
  mine: z.array(z.strictObject({ path: z.array(z.union([z.string(), z.number()])), value: z.unknown().optional() })),
});
export type JournalEntry = z.infer<typeof journalEntry>;

/** One tab's place for its unsaved edits. Writing is synchronous: what returned is there after a crash of the tab. */
export type Journal = {
  write(entry: JournalEntry): void;
  clear(): void;
};
