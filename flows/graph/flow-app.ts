import * as z from 'zod';
import { lifetimePresets } from '../kit/lifetimes.ts';

const short = z.string().min(1).max(80);

/**
 * What a flow needs of the app it was drawn for, as a file carries it: enough to compile and play it anywhere. No user, no address of a
 * service, no secret. An app that takes the file in has its own and ignores this.
 */
export const flowApp = z.strictObject({
  name: short.default('App'),
  access: z.enum(['anyone', 'registered', 'added']).default('registered'),
  defaultLanguage: z.string().max(35).default('en'),
  /** Seconds. */
  lifetimes: z
    .strictObject({ accessSeconds: z.int().positive(), refreshSeconds: z.int().positive(), absoluteSeconds: z.int().positive() })
    .default(lifetimePresets.standard),
  columns: z
    .array(
      z.strictObject({
        key: short,
        name: short,
        type: z.enum(['text', 'email', 'phone', 'number', 'boolean', 'date', 'instant', 'choice', 'pin']),
        unique: z.boolean(),
        options: z.array(z.string().max(200)).max(200),
      }),
    )
    .max(200),
  /** By the ids the drawing calls them. */
  connectors: z.array(z.strictObject({ id: short, kind: z.enum(['oidc', 'directory', 'sms', 'sms-twilio', 'sms-http']), name: short })).max(100),
});
export type FlowApp = z.infer<typeof flowApp>;
