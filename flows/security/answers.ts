import * as z from 'zod';
import { countries } from '../kit/countries.ts';
import { parseIpRange } from '../kit/ip-ranges.ts';

const connector = z.string().min(1).max(64);

/**
 * What an app's Security page asks (MOB-1 to MOB-12), apart from lifetimes, which belong to the app and not to a flow. The
 * answers draw a flow (`drawFlow`) and can be read back from one (`readAnswers`).
 */
export const securityAnswers = z.strictObject({
  /** Who may enter: anyone without registration; anyone after it; only people the builder added. */
  access: z.enum(['anyone', 'registered', 'added']),
  /** How people prove who they are. Any one of them is enough. */
  methods: z.strictObject({
    email: z.boolean(),
    /** By whose account messages are sent: a connector, or the quota that comes with the workspace. Countries: two-letter codes. */
    sms: z
      .strictObject({ connector: connector.nullable(), countries: z.array(z.enum(countries, 'Choose countries.')).max(countries.length) })
      .nullable(),
    /** OpenID Connect connectors, each a button. */
    external: z.array(connector).max(6),
    /** A directory connector: company accounts. */
    directory: connector.nullable(),
  }),
  /** A link of their own for each user, which names them and proves nothing (MOB-2). */
  personalLink: z.boolean(),
  /** Whether signed-in people may add an external ID by a button in the app (MOB-7). */
  createAuth: z.boolean(),
  /** A PIN is asked for again (MOB-9). */
  relock: z
    .strictObject({
      /** Null: not by idle time. */
      idleSeconds: z.int().min(60).max(86_400).nullable(),
      onOffload: z.boolean(),
      /** `chosen`: by the person after the first sign-in. `given`: written by the builder into the users table. */
      pin: z.enum(['chosen', 'given']),
    })
    .nullable(),
  /** Networks people may sign in from; empty: any (MOB-10). */
  ipRanges: z
    .array(
      z
        .string()
        .max(100)
        .refine((text) => parseIpRange(text) !== undefined, 'This is no address range.'),
    )
    .max(500),
});
export type SecurityAnswers = z.infer<typeof securityAnswers>;

/** What a new app begins with. */
export const plainAnswers: SecurityAnswers = {
  access: 'registered',
  methods: { email: true, sms: null, external: [], directory: null },
  personalLink: false,
  createAuth: false,
  relock: null,
  ipRanges: [],
};
