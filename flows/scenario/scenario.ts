import * as z from 'zod';
import { forcedOutcome } from '../interpreter/forced-outcome.ts';
import { directoryScript } from '../kit/directory-script.ts';
import { inEnglish, type Say } from '../languages/say.ts';

/** Bounds of one scenario, and how many a flow keeps. */
export const scenarioLimits = { perFlow: 200, steps: 100, path: 1_000, users: 20, bytes: 65_536, waitSeconds: 31 * 86_400 } as const;

const id = z.string().min(1).max(80);
const short = z.string().max(320);
const text = z.string().max(1_000);

/**
 * What stands for a value that only the world knows. Codes are read in the world's inbox, and a password or PIN is one that is made
 * up for the play: neither is ever written down. `wrong`: one that is certainly not right.
 */
export const scenarioReference = z.discriminatedUnion('from', [
  /** The code in the newest message (to that address); `back`: so many messages before it. */
  z.strictObject({
    from: z.literal('inbox'),
    kind: z.literal('code'),
    to: short.exactOptional(),
    back: z.int().min(1).max(9).exactOptional(),
    wrong: z.literal(true).exactOptional(),
  }),
  z.strictObject({ from: z.literal('person'), kind: z.enum(['password', 'pin']), wrong: z.literal(true).exactOptional() }),
]);
export type ScenarioReference = z.infer<typeof scenarioReference>;

const value = z.union([text, z.number(), z.boolean(), scenarioReference]);
export type ScenarioValue = z.infer<typeof value>;

/** Where a run stands: the step, and what it does there. */
export const scenarioPlace = z.strictObject({ node: id, kind: z.enum(['ask', 'wait', 'redirect', 'done', 'failed']) });
export type ScenarioPlace = z.infer<typeof scenarioPlace>;

/** Whom the provider of a preview says it is, as in the phone. */
const claims = z.strictObject({
  sub: z.string().min(1).max(255),
  email: short.exactOptional(),
  email_verified: z.boolean().exactOptional(),
  name: z.string().max(200).exactOptional(),
  hd: z.string().max(253).exactOptional(),
  acr: z.string().max(200).exactOptional(),
  groups: z.array(z.string().max(200)).max(50).exactOptional(),
});

const device = z.strictObject({ ip: z.string().max(60), language: z.string().max(35), online: z.boolean() });

const seconds = z.int().min(1).max(scenarioLimits.waitSeconds);

/** `after`: seconds that go by before it, one without a word; `leads`: the screen it came to. */
const every = { after: z.int().min(0).max(3_600).exactOptional(), leads: scenarioPlace.exactOptional() };

/** What a person did, or what happened to their device. */
export const scenarioStep = z.discriminatedUnion('do', [
  /** A button, with what was typed. */
  z.strictObject({ do: z.literal('answer'), action: id, inputs: z.record(id, value).default({}), ...every }),
  /** The link in the newest message (to that address) is opened and its button pressed. */
  z.strictObject({ do: z.literal('open-link'), to: short.exactOptional(), ...every }),
  z.strictObject({ do: z.literal('back'), ...every }),
  /** The person comes back from the provider they left for. */
  z.strictObject({ do: z.literal('provider'), says: z.union([claims, z.enum(['cancelled', 'failed'])]), ...every }),
  z.strictObject({ do: z.literal('wait'), seconds, ...every }),
  z.strictObject({ do: z.literal('device'), ...device.partial().shape, ...every }),
  /** The step it stands on takes this outcome, whatever would have led to it; `forced`: so do those behind it, until it stands again. */
  z.strictObject({ do: z.literal('outcome'), node: id, outcome: id, forced: z.array(forcedOutcome).max(100).exactOptional(), ...every }),
]);
export type ScenarioStep = z.infer<typeof scenarioStep>;

const assurance = z.enum(['identifier', 'possession', 'knowledge', 'inherence']);

/** A test user: there before anybody comes. `has`: a password or PIN that is made up for the play. */
const user = z.strictObject({
  id,
  email: short.exactOptional(),
  phone: short.exactOptional(),
  username: short.exactOptional(),
  verified: z.boolean().default(true),
  status: z.enum(['active', 'disabled', 'unapproved']).default('active'),
  has: z
    .array(z.enum(['password', 'pin']))
    .max(2)
    .default([]),
  attributes: z.record(z.string().max(64), z.json()).default({}),
  /** External accounts they are recognised by. */
  identities: z
    .array(z.strictObject({ connector: id, issuer: short, subject: short }))
    .max(10)
    .default([]),
});
export type ScenarioUser = z.infer<typeof user>;

/** The session that the app holds, for ways in that begin from one. */
const session = z.strictObject({
  user: id.exactOptional(),
  zone: z.string().max(32),
  zoneKind: z.enum(['public', 'secure']),
  locked: z.boolean().default(false),
  amr: z.array(z.enum(['otp', 'pwd', 'pin', 'sms', 'hwk', 'swk', 'fpt', 'email', 'fed'])).default([]),
  proofs: z
    .array(z.strictObject({ assurance, secondsAgo: z.int().nonnegative() }))
    .max(20)
    .default([]),
});

const context = z.strictObject({
  /** `hosted`: the server's own pages ask; `app`: the app's own screens. */
  channel: z.enum(['hosted', 'app']).default('hosted'),
  locale: z.string().max(35).default('en'),
  ip: z.string().max(60).default('203.0.113.7'),
  online: z.boolean().default(true),
  /** Of the world's codes and ids. */
  seed: z.string().max(80).default('scenario'),
  /** The world's clock when it begins. */
  startAt: z.iso.datetime().default('2026-01-05T09:00:00Z'),
  /** What the app says about itself and its device. */
  email: short.exactOptional(),
  device: z
    .strictObject({ id: text.optional(), version: text.optional(), description: text.optional(), simulator: z.boolean().optional() })
    .exactOptional(),
  application: z.strictObject({ id: text.optional(), name: text.optional(), version: text.optional() }).exactOptional(),
  team: z.strictObject({ id: text.optional() }).exactOptional(),
  language: z.strictObject({ id: text.optional(), region: text.optional(), code: text.optional() }).exactOptional(),
  parameters: z.record(z.string().max(100), z.json()).exactOptional(),
  users: z.array(user).max(scenarioLimits.users).default([]),
  session: session.exactOptional(),
  /** Whose personal link was opened. */
  personal: id.exactOptional(),
  /** Who is in the directory, where one is asked. */
  directory: directoryScript.exactOptional(),
});

/** How a scenario ends: in the app, refused, or before a screen that nobody answers. */
export const scenarioEnd = z.strictObject({
  status: z.enum(['done', 'failed', 'waiting']),
  node: id,
  /** Key of the zone somebody is in then. */
  zone: z.string().max(32).exactOptional(),
});
export type ScenarioEnd = z.infer<typeof scenarioEnd>;

export const pathEntry = z.strictObject({ node: id, outcome: id });
export type PathEntry = z.infer<typeof pathEntry>;

/** A walk through a flow that must stay as it is: who and where, what was done, and what has to come of it. */
export const scenario = z.strictObject({
  name: z.string().trim().min(1).max(120),
  /** Id of the way in; without one the flow's first. */
  entry: id.exactOptional(),
  context: context.prefault({}),
  steps: z.array(scenarioStep).max(scenarioLimits.steps),
  expect: z.strictObject({ path: z.array(pathEntry).max(scenarioLimits.path), end: scenarioEnd }),
  /** False: it may fail without keeping the flow from being published. */
  required: z.boolean().default(true),
});
export type Scenario = z.infer<typeof scenario>;

export type ReadScenario = { ok: true; scenario: Scenario } | { ok: false; problem: string };

/** Reads a scenario from outside. Size is judged before anything walks it; unknown fields are refused. */
export const readScenario = (input: unknown, say: Say = inEnglish): ReadScenario => {
  if ((JSON.stringify(input) ?? '').length > scenarioLimits.bytes)
    return { ok: false, problem: say('It is larger than {kilobytes} kB. Keep a shorter walk.', { kilobytes: scenarioLimits.bytes / 1024 }) };
  const parsed = scenario.safeParse(input);
  if (parsed.success) return { ok: true, scenario: parsed.data };
  const [first] = parsed.error.issues;
  const where = first?.path.map(String).join(' › ') ?? '';
  return { ok: false, problem: where === '' ? say('This is not a scenario.') : say('It cannot be read: see its {part}.', { part: where }) };
};
