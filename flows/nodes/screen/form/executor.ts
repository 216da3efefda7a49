import { defineExecutor, type ExecutorInput } from '#flows/kit/define-executor.ts';
import type { Json } from '#flows/kit/json.ts';
import type { Field, Problem } from '#flows/protocol/challenge.ts';
import { definition } from './definition.ts';
import type { FormField } from './form-field.ts';
import { judgeField, type Value } from './judge-field.ts';

type Say = ExecutorInput<never, never>['say'];

export const executor = defineExecutor(definition, async ({ config, arrival, say, value }) => {
  const typed = arrival.kind === 'answer' ? arrival.inputs : undefined;
  const problems: Problem[] = [];
  const set: { [variable: string]: Json } = {};
  for (const field of typed === undefined ? [] : config.fields) {
    const judged = judgeField(field, typed?.[field.name]);
    if ('value' in judged) set[field.name] = judged.value;
    else
      problems.push({
        field: field.name,
        code: judged.fault,
        text: say(undefined, judged.fault, 'date' in judged ? { date: judged.date } : undefined),
      });
  }
  if (typed !== undefined && problems.length === 0) return { kind: 'exit', outcome: 'submitted', set };

  const fields = await Promise.all(
    config.fields.map(async (field) => {
      if (field.scope === 'secret') return fieldOf(field, undefined, say);
      const first =
        typed === undefined ? ((await value(`vars.${field.name}`)) ?? (field.prefill && (await value(field.prefill)))) : typed[field.name];
      return fieldOf(field, fits(field, first), say);
    }),
  );
  return {
    kind: 'ask',
    problems,
    challenge: {
      kind: 'form',
      title: say(config.title, 'title'),
      ...(config.body && { body: say(config.body, 'body') }),
      fields,
      actions: [{ id: 'submit', label: say(config.button, 'button'), primary: true, inputs: true }],
    },
  };
});

/** A looked-up value is only shown where the person could have typed it. */
const fits = (field: FormField, value: Json | undefined): Value | undefined => {
  if (field.type === 'number') return typeof value === 'number' ? value : undefined;
  if (field.type === 'boolean') return typeof value === 'boolean' ? value : undefined;
  if (field.type === 'choice') return field.options.find((option) => option.value === value)?.value;
  return typeof value === 'string' ? value.slice(0, 1_000) : undefined;
};

const autofills: Partial<Record<FormField['type'], string>> = { email: 'email', phone: 'tel' };

const fieldOf = (field: FormField, value: Value | undefined, say: Say): Field => {
  const autocomplete = field.type === 'text' ? field.autofill : autofills[field.type];
  return {
    name: field.name,
    type: field.type,
    required: field.required,
    label: say(field.words, 'field', { label: field.label }),
    ...(field.help && { help: say(field.help, 'help') }),
    ...(value !== undefined && { value }),
    ...(autocomplete !== undefined && { autocomplete }),
    ...(field.type === 'text' && { maxLength: field.maxLength, ...(field.minLength !== undefined && { minLength: field.minLength }) }),
    ...(field.type === 'number' && { ...(field.min !== undefined && { min: field.min }), ...(field.max !== undefined && { max: field.max }) }),
    ...(field.type === 'choice' && {
      options: field.options.map((option) => ({ value: option.value, label: say(option.words, 'option', { label: option.name }) })),
    }),
  };
};
