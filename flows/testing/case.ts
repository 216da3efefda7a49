import * as z from 'zod';
import { graph, zone } from '../graph/graph.ts';
import { directoryScript } from '../kit/directory-script.ts';

const json = z.json();
const seconds = z.number().positive();

/** A user there is before the case begins. */
const caseUser = z.strictObject({
  id: z.string(),
  email: z.string().optional(),
  phone: z.string().optional(),
  username: z.string().optional(),
  /** Whether the identifiers are proven already. */
  verified: z.boolean().default(true),
  status: z.enum(['active', 'disabled', 'unapproved']).default('active'),
  password: z.string().optional(),
  /** `<connector>/<subject>` of external accounts linked to them. */
  identities: z.array(z.string().regex(/^[^/]+\/.+$/)).default([]),
  /** Goes, hashed, into the first column of type pin. */
  pin: z.string().optional(),
  attributes: z.record(z.string(), json).default({}),
  /** Device ids this user signed in from before. */
  devices: z.array(z.string()).default([]),
});

const column = z.strictObject({
  key: z.string(),
  name: z.string().optional(),
  type: z.enum(['text', 'email', 'phone', 'number', 'boolean', 'date', 'instant', 'choice', 'pin']),
  unique: z.boolean().default(false),
  options: z.array(z.string()).default([]),
});

const caseConnector = z.strictObject({ id: z.string(), kind: z.enum(['oidc', 'directory', 'sms-twilio', 'sms-http']), name: z.string() });

/**
 * A flow as one writes it down: nodes by id, wires as `"<node>.<outcome>": "<node>"`. A node stands in the public zone
 * unless it says otherwise; zones are `public` and `secure` unless others are given.
 */
export const compactFlow = z.strictObject({
  zones: z
    .record(z.string(), z.union([z.enum(['public', 'secure']), zone.pick({ kind: true, relock: true })]))
    .default({ public: 'public', secure: 'secure' }),
  nodes: z.record(
    z.string(),
    z.strictObject({
      type: z.string(),
      zone: z.string().default('public'),
      /** The container it is a child of; children are ordered as written. */
      in: z.string().optional(),
      config: z.record(z.string(), z.unknown()).default({}),
    }),
  ),
  edges: z.record(z.string().regex(/^[^.]+\..+$/), z.string()),
  /** Texts in English by text id. */
  strings: z.record(z.string(), z.string()).default({}),
});
export type CompactFlow = z.infer<typeof compactFlow>;

/** What the app told when it started the run, and the address the server saw. */
const context = z
  .strictObject({
    email: z.string(),
    application: z.strictObject({ id: z.string(), name: z.string(), version: z.string() }).partial(),
    device: z.strictObject({ id: z.string(), version: z.string(), description: z.string(), simulator: z.boolean() }).partial(),
    team: z.strictObject({ id: z.string() }).partial(),
    language: z.strictObject({ id: z.string(), region: z.string(), code: z.string() }).partial(),
    parameters: z.record(z.string(), json),
    ip: z.string(),
    hosted: z.boolean(),
  })
  .partial();

/** What may happen between two screens. Exactly one of them is done in a step. */
const deeds = {
  /** A button with what was typed. `{code}` is the code in the newest mail, `{wrong-code}` another one. */
  answer: z.strictObject({ action: z.string().default('submit'), inputs: z.record(z.string(), z.unknown()).default({}), state: z.int().optional() }),
  back: z.literal(true),
  /** The newest mail's link is opened and its button pressed. */
  openLink: z.literal(true),
  /** The person comes back from the provider they left for: with that account, or with nothing. */
  provider: z.union([
    z.strictObject({ subject: z.string(), label: z.string().optional(), email: z.string().optional(), roles: z.array(z.string()).optional() }),
    z.enum(['cancelled', 'failed', 'not-allowed']),
  ]),
  /** Time goes by. */
  advanceSeconds: seconds,
  /** Whether mail and SMS leave from now on. */
  gateway: z.enum(['up', 'down', 'sms-down']),
  /** The console disables, approves… a user meanwhile. */
  setStatus: z.strictObject({ user: z.string(), status: z.enum(['active', 'disabled', 'unapproved']) }),
};

/** What is looked at afterwards; only what is named is compared. */
const expectation = z.strictObject({
  kind: z.enum(['ask', 'wait', 'redirect', 'done', 'failed']).optional(),
  node: z.string().optional(),
  challenge: z.string().optional(),
  title: z.string().optional(),
  body: z.string().optional(),
  screen: z.string().optional(),
  fields: z.array(z.string()).optional(),
  actions: z.array(z.string()).optional(),
  /** Problem codes. */
  problems: z.array(z.string()).optional(),
  /** Outcomes taken on the way, `<node>.<outcome>`, in order. */
  took: z.array(z.string()).optional(),
  /** Nothing changed: the code it was refused with. */
  refused: z.string().optional(),
  /** With `invalid-input`: `<field>:<code>`. */
  errors: z.array(z.string()).optional(),
  canBack: z.boolean().optional(),
});
export type Expectation = z.infer<typeof expectation>;

const caseStep = z
  .strictObject({
    answer: deeds.answer.optional(),
    back: deeds.back.optional(),
    openLink: deeds.openLink.optional(),
    provider: deeds.provider.optional(),
    advanceSeconds: deeds.advanceSeconds.optional(),
    gateway: deeds.gateway.optional(),
    setStatus: deeds.setStatus.optional(),
    expect: expectation.optional(),
  })
  .refine((step) => Object.keys(deeds).filter((deed) => deed in step).length === 1, 'one deed a step');
export type CaseStep = z.infer<typeof caseStep>;

/** `cases/*.json`: a tiny flow, what a person does in it and what they see. Test, example and documentation in one. */
export const flowCase = z.strictObject({
  title: z.string(),
  /** Requirement ids it shows. */
  shows: z.array(z.string()).default([]),
  app: z
    .strictObject({
      access: z.enum(['anyone', 'registered', 'added']).default('anyone'),
      env: z.enum(['live', 'sandbox']).default('live'),
      columns: z.array(column).optional(),
      /** Services outside that are there and set up. */
      connectors: z.array(caseConnector).default([]),
      lifetimes: z
        .strictObject({ accessSeconds: z.int(), refreshSeconds: z.int(), absoluteSeconds: z.int() })
        .default({ accessSeconds: 900, refreshSeconds: 2_592_000, absoluteSeconds: 31_536_000 }),
    })
    .prefault({}),
  /** Who is in the directory, if the flow asks one. */
  directory: directoryScript.prefault({}),
  users: z.array(caseUser).default([]),
  /** The session the app holds, `ses_1`: for entries that begin from one. */
  session: z
    .strictObject({
      user: z.string().optional(),
      zone: z.string().default('secure'),
      zoneKind: z.enum(['public', 'secure']).default('secure'),
      locked: z.boolean().default(false),
      amr: z.array(z.enum(['otp', 'pwd', 'pin', 'sms', 'hwk', 'swk', 'fpt', 'email', 'fed'])).default(['otp', 'email']),
      proofs: z
        .array(z.strictObject({ assurance: z.enum(['identifier', 'possession', 'knowledge', 'inherence']), secondsAgo: z.number().default(0) }))
        .default([{ assurance: 'identifier', secondsAgo: 0 }]),
    })
    .optional(),
  /** Whose personal link was opened. */
  personal: z.string().optional(),
  context: context.prefault({}),
  locale: z.string().default('en'),
  gateway: z.enum(['up', 'down', 'sms-down']).default('up'),
  flow: z.union([compactFlow, graph]),
  /** Codes of the compiler's errors, for a case that must not compile; nothing is run then. */
  issues: z.array(z.string()).optional(),
  entry: z.string().optional(),
  /** The first screen. */
  start: expectation.optional(),
  steps: z.array(caseStep).default([]),
  /** What is left behind, at the end. Only what is named is compared; `"{any}"` in a session is any value. */
  after: z
    .strictObject({
      sessions: z.array(z.record(z.string(), z.unknown())).optional(),
      users: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
      /** Actions, in order. */
      audit: z.array(z.string()).optional(),
      /** Addresses of delivered mails, in order. */
      mails: z.array(z.string()).optional(),
    })
    .prefault({}),
});
export type FlowCase = z.infer<typeof flowCase>;
