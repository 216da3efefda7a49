import * as z from 'zod';
import { directoryScript, emptyDirectory } from '#flows/kit/directory-script.ts';
import { heardWalk } from '../../scenarios/heard-walk.ts';

/** What the fake provider says of a person; as the tester typed it last. */
export const scriptedClaims = z.strictObject({
  sub: z.string().min(1).max(255),
  email: z.string().max(320).exactOptional(),
  email_verified: z.boolean().exactOptional(),
  name: z.string().max(200).exactOptional(),
  hd: z.string().max(253).exactOptional(),
  acr: z.string().max(200).exactOptional(),
  groups: z.array(z.string().max(200)).max(50).exactOptional(),
});
export type ScriptedClaims = z.infer<typeof scriptedClaims>;
export const someClaims: ScriptedClaims = { sub: '1', email: 'ada@example.org', email_verified: true, name: 'Ada Lovelace' };

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
  /** Whom the fake provider knows. */
  claims: scriptedClaims.default(someClaims),
  /** What it answered last: those, or that it did not come to that. */
  said: z.enum(['claims', 'cancelled', 'failed']).default('claims'),
  /** What was done in the run the phone shows, for keeping the walk as a scenario. */
  heard: heardWalk.nullable().default(null).catch(null),
  /** Id of the linked app, once it was opened beside this one (MOB-11). */
  twin: z.string().nullable().default(null),
  /** Run the phone shows now: of the edited flow. */
  run: z.string().nullable(),
});
export type WorldSettings = z.infer<typeof worldSettings>;
