import * as z from 'zod';
import { challengeKind, fieldType } from '#flows/protocol/challenge.ts';
import { problemCodes, type ProblemCode } from '#flows/protocol/problem-document.ts';
import type { WireRelock } from '#flows/protocol/session.ts';
import type { WireStep } from '#flows/protocol/step.ts';

const text = z
  .object({ key: z.string(), text: z.string() })
  .meta({ description: "Words for a person, resolved for the run's locale; the key lets an app use its own." });
const instant = z.iso.datetime();

const field = z.object({
  name: z.string(),
  type: fieldType,
  required: z.boolean(),
  label: text,
  help: text.optional(),
  placeholder: text.optional(),
  autocomplete: z.string().optional(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  options: z.array(z.object({ value: z.string(), label: text })).optional(),
  min_length: z.int().optional(),
  max_length: z.int().optional(),
  digits: z.int().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
});

export const relock = z.object({
  flow: z.string(),
  entry: z.string(),
  idle_seconds: z.int().optional(),
  on_offload: z.boolean(),
}) satisfies z.ZodType<WireRelock>;

/**
 * The wire step as a schema, for documents and contract tests. `satisfies` ties it to the type that the engine answers with: a
 * field that is added there and not here does not compile.
 */
export const wireStep = z.object({
  run: z.string(),
  state: z.string().meta({ description: 'Send it with the next answer. Only its holder can act on the run.' }),
  flow: z.object({ app: z.string(), slug: z.string(), version: z.int() }),
  node: z.string(),
  kind: z.enum(['ask', 'wait', 'redirect', 'done', 'failed']),
  challenge: z.object({
    kind: challengeKind,
    title: text,
    body: text.optional(),
    sent_to: z.string().optional(),
    expires_at: instant.optional(),
    url: z.string().optional(),
  }),
  expires_at: instant,
  now: instant.optional(),
  can_back: z.boolean(),
  screen: z.string().optional(),
  fields: z.array(field),
  actions: z.array(z.object({ id: z.string(), label: text, primary: z.boolean(), inputs: z.boolean(), available_at: instant.optional() })),
  problems: z.array(z.object({ field: z.string().optional(), code: z.string(), text })),
  result: z
    .object({
      access_token: z.string().optional(),
      token_type: z.literal('Bearer').optional(),
      expires_in: z.int().optional(),
      refresh_token: z.string().optional(),
      refresh_expires_in: z.int().optional(),
      redirect_to: z.string().optional(),
      session: z.string().optional(),
      zone: z.object({ key: z.string(), kind: z.enum(['public', 'secure']) }).optional(),
      screen: z.string().optional(),
      relock: relock.optional(),
      user_info: z.record(z.string(), z.unknown()).optional(),
      status_text: text.optional(),
    })
    .optional(),
}) satisfies z.ZodType<WireStep>;

const codes: ProblemCode[] = Object.keys(problemCodes).filter((code): code is ProblemCode => code in problemCodes);

export const problemDocument = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(codes),
  detail: z.string().optional(),
  correlation_id: z.string(),
  current: z.int().optional(),
  relock: z.object({ flow: z.string(), entry: z.string() }).optional(),
  errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
});

export const tokenAnswer = z.object({
  access_token: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.int(),
  refresh_token: z.string().optional(),
  refresh_expires_in: z.int().optional(),
});

/** JSON Schema (2020-12, what OpenAPI 3.1 uses) of a zod schema. */
export const jsonSchema = (schema: z.ZodType, io: 'input' | 'output' = 'output'): Record<string, unknown> => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
};
