import type { WireField } from '#flows/protocol/step.ts';

export type Inputs = Readonly<Record<string, string | number | boolean>>;

/** How a field's value stands in a plain form: apart from the form's own names. */
export const inputName = (field: string): string => `in.${field}`;

const secretTypes: readonly WireField['type'][] = ['code', 'password', 'new-password', 'pin'];
/** Whether what was typed must not be shown again. */
export const isSecret = (field: WireField): boolean => secretTypes.includes(field.type);

/** What may be shown again of what was typed. */
export const withoutSecrets = (fields: readonly WireField[], inputs: Inputs): Inputs => {
  const shown = new Set(fields.filter((field) => !isSecret(field)).map((field) => field.name));
  return Object.fromEntries(Object.entries(inputs).filter(([name]) => shown.has(name)));
};

export const isPassword = (field: WireField): boolean => field.type === 'password' || field.type === 'new-password';

const naming: readonly WireField['type'][] = ['email', 'username', 'phone'];
/** By what name somebody has just called themselves, if this step asked. */
export const usernameIn = (fields: readonly WireField[], inputs: Inputs): string | undefined => {
  const field = fields.find((candidate) => naming.includes(candidate.type));
  const value = field && inputs[field.name];
  return typeof value === 'string' ? value : undefined;
};

const typedValue = (field: WireField, text: string): string | number => {
  if (field.type === 'code') return text.replace(/[\s-]/g, '');
  // What is no number stays text, and the server says so.
  if (field.type === 'number' && text.trim() !== '' && Number.isFinite(Number(text))) return Number(text);
  return text;
};

/**
 * The inputs of a submitted form, by the types of the step's fields. A field the step does not have is passed on as it came: the
 * server refuses it (FLOW-02).
 */
export const readInputs = (fields: readonly WireField[], entries: Iterable<readonly [name: string, value: string]>): Inputs => {
  const given = new Map<string, string>();
  for (const [name, value] of entries) if (name.startsWith('in.')) given.set(name.slice(3), value);
  const inputs = new Map<string, string | number | boolean>();
  for (const field of fields) {
    const text = given.get(field.name);
    given.delete(field.name);
    if (field.type === 'boolean') inputs.set(field.name, text !== undefined);
    else if (text !== undefined && text !== '') inputs.set(field.name, typedValue(field, text));
  }
  for (const [name, value] of given) inputs.set(name, value);
  return Object.fromEntries(inputs);
};
