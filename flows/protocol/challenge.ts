import * as z from 'zod';

/** A length of time, said in the language of the words it stands in. */
export const duration = z.strictObject({ seconds: z.int().nonnegative() });
export type Duration = z.infer<typeof duration>;

const phraseValues = z.record(z.string(), z.union([z.string(), duration]));
/** What the slots of a text take. */
export type PhraseValues = z.infer<typeof phraseValues>;

/**
 * What a node says to a person, before it is resolved to words: the builder's own text (`<nodeId>.<field>` in the
 * graph's strings) or a default of the node type (`<type>.<name>`), with the values its `{path}` slots take.
 */
export const phrase = z.strictObject({
  key: z.string(),
  values: phraseValues.optional(),
});
export type Phrase = z.infer<typeof phrase>;

export const fieldType = z.enum([
  'text',
  'email',
  'phone',
  'username',
  'number',
  'boolean',
  'date',
  'choice',
  'code',
  'password',
  'new-password',
  'pin',
]);
export type FieldType = z.infer<typeof fieldType>;

/** One input. Constraints are checked by the interpreter before a node sees the answer (IN-01). */
export const field = z.strictObject({
  name: z.string(),
  type: fieldType,
  required: z.boolean(),
  label: phrase,
  help: phrase.optional(),
  placeholder: phrase.optional(),
  /** The HTML autofill token, so that password managers and one-time-code fill work (WEB-11). */
  autocomplete: z.string().optional(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  options: z.array(z.strictObject({ value: z.string(), label: phrase })).optional(),
  minLength: z.int().optional(),
  maxLength: z.int().optional(),
  digits: z.int().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
});
export type Field = z.infer<typeof field>;

/** A button. `inputs` says whether the fields must be sent with it. */
export const action = z.strictObject({
  id: z.string(),
  label: phrase,
  primary: z.boolean(),
  inputs: z.boolean(),
  /** Not before this instant (ms): "Send again" while a send is fresh. Still listed, answered with a problem. */
  availableAt: z.int().optional(),
});
export type Action = z.infer<typeof action>;

/** The closed set of things an app must know how to draw. A new kind is a protocol change. */
export const challengeKind = z.enum([
  'form',
  'choice',
  'code',
  'password',
  'pin',
  'consent',
  'message',
  'redirect',
  'webauthn',
  'wait',
  'qr',
  'push-number',
  'app-screen',
]);
export type ChallengeKind = z.infer<typeof challengeKind>;

export const challenge = z.strictObject({
  kind: challengeKind,
  title: phrase,
  body: phrase.optional(),
  fields: z.array(field),
  actions: z.array(action),
  /** Where a `code` or `wait` went, masked (`a•••@b.org`): never the full address of somebody proven elsewhere. */
  sentTo: z.string().optional(),
  /** When what was asked for stops being accepted (ms). */
  expiresAt: z.int().optional(),
  /** For `redirect`. */
  url: z.string().optional(),
  /** For `app-screen`: which of the app's own screens is to be shown. */
  screen: z.string().optional(),
});
export type Challenge = z.infer<typeof challenge>;

/** Why the last answer was not taken; `field` names the input it belongs to. Never says whether an account exists. */
export const problem = z.strictObject({ field: z.string().optional(), code: z.string(), text: phrase });
export type Problem = z.infer<typeof problem>;
