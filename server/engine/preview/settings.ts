import * as z from 'zod';
import { directoryScript, emptyDirectory } from '#flows/kit/directory-script.ts';

/** What the tester has set on the phone: plain data of the world, so that any process can go on with it. */
export const worldSettings = z.strictObject({
  /** ms the world's clock is ahead of the server's. */
  offsetMs: z
    .int()
    .min(0)
    .max(366 * 86_400_000),
  /** Seed of the world's codes and ids. */
  seed: z.string(),
  device: z.strictObject({
    ip: z.string().max(60),
    language: z.string().max(35),
    online: z.boolean(),
  }),
  /** The directory behind every directory connector. */
  directory: directoryScript.default(emptyDirectory),
  /** Run the phone shows now. */
  run: z.string().nullable(),
});
export type WorldSettings = z.infer<typeof worldSettings>;
