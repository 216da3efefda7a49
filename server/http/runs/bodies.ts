import * as z from 'zod';
import { Problem } from '../../errors.ts';

const short = z.string().max(200);
const json: z.ZodType = z.json();

/** `context` of a start: what the app says about itself and its device (FDM-1). All of it is untrusted. */
const context = z.strictObject({
  email: z.string().max(320).optional(),
  application: z.strictObject({ id: short.optional(), name: short.optional(), version: short.optional() }).optional(),
  device: z
    .strictObject({ id: short.optional(), version: short.optional(), description: short.optional(), simulator: z.boolean().optional() })
    .optional(),
  team: z.strictObject({ id: short.optional() }).optional(),
  language: z.strictObject({ id: short.optional(), region: short.optional(), code: short.optional() }).optional(),
  parameters: z.record(z.string().max(100), z.json()).optional(),
});

export const startBody = z.strictObject({
  entry: z.string().max(80).optional(),
  client: z
    .strictObject({
      id: z.string().max(80).optional(),
      /** Where the app is called back from an external provider; one of the client's registered addresses. */
      redirect_uri: z.string().max(2_000).optional(),
      channel: z.enum(['hosted', 'spa', 'ios', 'android', 'api']).optional(),
      accepts: z.array(z.string().max(40)).max(40).optional(),
      locale: z
        .string()
        .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/)
        .optional(),
    })
    .optional(),
  context: context.optional(),
  /** The secret of a user's own link: starts at the personal-link entry. */
  personal_link: z.string().max(100).optional(),
  /** A pass from the linked app (`POST …/twin`). */
  twin: z.string().max(100).optional(),
});

export const submitBody = z.strictObject({
  state: z.string().max(100),
  action: z.string().max(80),
  inputs: z.record(z.string().max(80), json).optional(),
});

export const backBody = z.strictObject({ state: z.string().max(100) });

/** Holds a parsed body against its schema; each fault is named by its path. Throws Problem `invalid-input`. */
export const checkBody = <T extends z.ZodType>(schema: T, body: unknown): z.output<T> => {
  const checked = schema.safeParse(body);
  if (checked.success) return checked.data;
  throw new Problem('invalid-input', {
    errors: checked.error.issues.slice(0, 20).map((issue) => ({ path: issue.path.join('.'), code: issue.code, message: issue.message })),
  });
};
