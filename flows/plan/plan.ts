import * as z from 'zod';

/** A text cut at its `{path}` slots once, at compile time. */
export const template = z.array(z.union([z.string(), z.strictObject({ path: z.string() })]));
export type Template = z.infer<typeof template>;

const proves = z.strictObject({
  assurance: z.enum(['identifier', 'possession', 'knowledge', 'inherence']),
  amr: z.array(z.enum(['otp', 'pwd', 'pin', 'sms', 'hwk', 'swk', 'fpt', 'email', 'fed'])),
});

/** Where an outcome leads: a jump, or back to the screen that fed the node. */
export const target = z.union([z.strictObject({ go: z.int().nonnegative() }), z.strictObject({ back: z.literal(true) })]);

export const planOutcome = z.strictObject({
  label: z.string(),
  kind: z.enum(['pass', 'fail', 'unavailable']),
  proves: proves.optional(),
  to: target,
  /** Edge ids that were walked (through containers), for lighting the path on the canvas. */
  edges: z.array(z.string()),
});

export const planNode = z.strictObject({
  id: z.string(),
  type: z.string(),
  version: z.int(),
  /** Parsed by the type's schema. */
  config: z.unknown(),
  zone: z.int().nonnegative(),
  role: z.enum(['entry', 'zone-screen', 'session', 'end']).optional(),
  irreversible: z.boolean(),
  outcomes: z.record(z.string(), planOutcome),
});
export type PlanNode = z.infer<typeof planNode>;

/** When a session of the zone is locked, and the entry that opens it again (MOB-9). */
export const relock = z.strictObject({ idleSeconds: z.int().positive().optional(), onOffload: z.boolean(), entry: z.string() });

/**
 * What a graph compiles to and the interpreter runs: plain JSON, integer jumps, containers dissolved. `hash` is the
 * SHA-256 of the canonical JSON (RFC 8785) of everything else; layout and notes are not in it.
 */
export const plan = z.strictObject({
  format: z.literal(1),
  hash: z.string(),
  languages: z.array(z.string()),
  entries: z.array(
    z.strictObject({
      id: z.string(),
      type: z.string(),
      node: z.int().nonnegative(),
      /** Starts from a session in this standing. */
      session: z.enum(['live', 'locked']).optional(),
      /** With `session`: of somebody who signed in; the key of the zone it must be a session of, if any. */
      signedIn: z.literal(true).optional(),
      zone: z.string().optional(),
      /** Starts by a personal link only. */
      personal: z.literal(true).optional(),
    }),
  ),
  zones: z.array(z.strictObject({ key: z.string(), kind: z.enum(['public', 'secure']), name: z.string(), relock: relock.optional() })),
  nodes: z.array(planNode),
  /** language → key → words; the words of the node types in use are there in `en`, and under the base tag of each language they come in. */
  strings: z.record(z.string(), z.record(z.string(), template)),
  /** Variables by scope, so that traces and templates know what is secret. */
  variables: z.record(z.string(), z.enum(['shared', 'transient', 'secret'])),
});
export type Plan = z.infer<typeof plan>;
