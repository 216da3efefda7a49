import * as z from 'zod';
import type { FieldMeta, Widget } from '#flows/kit/field-meta.ts';
import { phrase } from '#flows/languages/phrase.ts';
import type { Say } from '#flows/languages/say.ts';

/** One field of a generated form, as read from its schema: its words are English, and said by whoever shows them. */
export type FormField = {
  name: string;
  meta: Partial<FieldMeta>;
  label: string;
  /** Which control draws it. `items`: a list of records with a form each. `unknown`: no control fits, nothing is shown. */
  control: Widget | 'items' | 'words' | 'unknown';
  /** Without optional and default around it. */
  schema: z.ZodType;
  optional: boolean;
  /** What holds while the builder has set nothing. */
  fallback: unknown;
  limits: { min?: number; max?: number };
  choices: readonly { value: string; label: string }[];
};

const isSchema = (value: unknown): value is z.ZodType => value instanceof z.ZodType;

/** Takes optional, default and the like off a schema, gathering what they say on the way; the outermost word counts. */
const unwrap = (schema: z.ZodType): { core: z.ZodType; meta: Partial<FieldMeta>; optional: boolean } => {
  const meta = schema.meta() ?? {};
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodReadonly
  ) {
    const inner: unknown = schema.unwrap();
    if (!isSchema(inner)) return { core: schema, meta, optional: false };
    const below = unwrap(inner);
    return { core: below.core, meta: { ...below.meta, ...meta }, optional: below.optional || schema instanceof z.ZodOptional };
  }
  return { core: schema, meta, optional: false };
};

const fallbackOf = (schema: z.ZodType): unknown => {
  const parsed = schema.safeParse(undefined);
  return parsed.success ? parsed.data : undefined;
};

const controlOf = (core: z.ZodType, meta: Partial<FieldMeta>): FormField['control'] => {
  if (meta.translated === true) return 'words';
  if (meta.widget !== undefined) return meta.widget;
  if (core instanceof z.ZodEnum) return 'choice';
  if (core instanceof z.ZodBoolean) return 'switch';
  if (core instanceof z.ZodNumber) return 'number';
  if (core instanceof z.ZodString) return 'text';
  if (core instanceof z.ZodArray) return core.element instanceof z.ZodObject ? 'items' : 'list';
  return 'unknown';
};

const knownWords: Readonly<Record<string, string>> = {
  text: phrase('Text'),
  email: phrase('E-mail address'),
  phone: phrase('Phone number'),
  number: phrase('Number'),
  boolean: phrase('Yes or no'),
  date: phrase('Date'),
  choice: phrase('Choice'),
};

/** `plan-b` → `Plan b`: only for values nobody gave words. */
export const spoken = (id: string): string => {
  if (Object.hasOwn(knownWords, id)) return knownWords[id] ?? id;
  const words = id.replaceAll(/[-_]/g, ' ').replaceAll(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const limitsOf = (core: z.ZodType): FormField['limits'] => {
  if (core instanceof z.ZodNumber) {
    const { minValue, maxValue } = core;
    // A bare integer schema has the bounds of safe integers, which say nothing.
    return {
      ...(minValue !== null && minValue > Number.MIN_SAFE_INTEGER ? { min: minValue } : {}),
      ...(maxValue !== null && maxValue < Number.MAX_SAFE_INTEGER ? { max: maxValue } : {}),
    };
  }
  return core instanceof z.ZodString && core.maxLength !== null ? { max: core.maxLength } : {};
};

export const readField = (name: string, schema: z.ZodType): FormField => {
  const { core, meta, optional } = unwrap(schema);
  const values = core instanceof z.ZodEnum ? core.options.map(String) : Object.keys(meta.choices ?? {});
  return {
    name,
    meta,
    schema: core,
    optional,
    label: meta.label ?? spoken(name),
    control: controlOf(core, meta),
    fallback: fallbackOf(schema),
    limits: limitsOf(core),
    choices: values.map((value) => ({ value, label: meta.choices?.[value] ?? spoken(value) })),
  };
};

/** The fields of an object schema, in its order. Anything else has no form. */
export const readFields = (schema: z.ZodType): FormField[] => {
  const { core } = unwrap(schema);
  if (!(core instanceof z.ZodObject)) return [];
  return Object.entries(core.shape).flatMap(([name, field]) => (isSchema(field) ? [readField(name, field)] : []));
};

/** Fields that stand together, in the order their groups first appear. Fields without a group come first. */
export const groupFields = (fields: readonly FormField[]): { group: string | undefined; fields: FormField[] }[] => {
  const groups = new Map<string | undefined, FormField[]>();
  for (const field of fields) groups.set(field.meta.group, [...(groups.get(field.meta.group) ?? []), field]);
  return [...groups]
    .map(([group, members]) => ({ group, fields: members }))
    .sort((a, b) => Number(a.group !== undefined) - Number(b.group !== undefined));
};

/** Whether a field is shown, given what the others are set to. */
export const isShown = (field: FormField, fields: readonly FormField[], config: Readonly<Record<string, unknown>>): boolean => {
  const { when } = field.meta;
  if (when === undefined) return true;
  const other = fields.find((candidate) => candidate.name === when.field);
  return when.is.includes(config[when.field] ?? other?.fallback);
};

/** Whether the author of the schema wrote the message: zod's own begin with one of these words, which are not a builder's. */
const isOwn = (message: string): boolean => !/^(Invalid|Too (small|big)|Unrecognized)\b/.test(message);

/** What is wrong with a value, and with that what to do, in a builder's words. What the author of a schema wrote is marked there as a phrase. */
export const complaintOf = (issue: z.core.$ZodIssue, say: Say): string => {
  if (isOwn(issue.message)) return say(issue.message);
  switch (issue.code) {
    case 'too_small': {
      const bound = { least: String(issue.minimum) };
      if (issue.origin === 'string') return issue.minimum === 1 ? say('Fill this in.') : say('At least {least} characters.', bound);
      return issue.origin === 'array' ? say('At least {least} of them.', bound) : say('At least {least}.', bound);
    }
    case 'too_big': {
      const bound = { most: String(issue.maximum) };
      if (issue.origin === 'string') return say('At most {most} characters.', bound);
      return issue.origin === 'array' ? say('At most {most} of them.', bound) : say('At most {most}.', bound);
    }
    case 'invalid_type':
      return issue.expected === 'number' || issue.expected === 'int' ? say('Give a whole number.') : say('Fill this in.');
    case 'invalid_union':
      return say('This is not finished: choose a value in every row and say what it is compared with.');
    case 'invalid_value':
      return say('Choose one of the options.');
    default:
      return say('This value does not fit here.');
  }
};

/** Controls that tell what is wrong inside of them at its place. */
const tellsItself: ReadonlySet<FormField['control']> = new Set(['fields', 'options', 'rules', 'assignments', 'items', 'lifetimes']);

/** What is wrong with each field; the first complaint each. */
export const fieldErrors = (schema: z.ZodType, config: unknown, say: Say, fields: readonly FormField[] = []): Readonly<Record<string, string>> => {
  const parsed = schema.safeParse(config);
  if (parsed.success) return {};
  const own = new Set(fields.filter((field) => tellsItself.has(field.control)).map((field) => field.name));
  return Object.fromEntries(
    parsed.error.issues
      .filter((issue) => issue.path.length < 2 || !own.has(String(issue.path[0])))
      .toReversed()
      .map((issue) => [String(issue.path[0] ?? ''), complaintOf(issue, say)]),
  );
};
