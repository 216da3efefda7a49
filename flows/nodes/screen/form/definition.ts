import * as z from 'zod';
import { defineNode, type VariableSpec } from '#flows/kit/define-node.ts';
import { translated } from '#flows/kit/field-meta.ts';
import { phrase } from '#flows/languages/phrase.ts';
import { type FormField, formField } from './form-field.ts';

const config = z.strictObject({
  fields: z
    .array(formField)
    .min(1)
    .max(20)
    .refine((fields) => new Set(fields.map(({ name }) => name)).size === fields.length, phrase('Each field needs a value name of its own.'))
    .default([formField.parse({ type: 'text', name: 'name', label: 'Name', autofill: 'name' })])
    .meta({ label: 'Fields', help: 'What the person fills in, from top to bottom.', widget: 'fields', group: 'Fields' }),
  title: translated({ label: 'Title', group: 'Words', placeholder: 'A few details' }),
  body: translated({ label: 'Text', group: 'Words', widget: 'long-text' }),
  button: translated({ label: 'Button', group: 'Words', placeholder: 'Continue' }),
});

const variableTypes: Readonly<Record<FormField['type'], VariableSpec['type']>> = {
  text: 'text',
  email: 'text',
  phone: 'text',
  choice: 'text',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
};

export const definition = defineNode({
  id: 'screen.form',
  version: 1,
  category: 'screen',
  title: 'Form',
  summary: 'Asks for your own fields and keeps the answers for later steps.',
  icon: 'text-cursor-input',
  synonyms: ['fields', 'input', 'questions', 'ask', 'profile', 'details', 'consent', 'terms', 'checkbox', 'survey', 'data'],
  config,
  outcomes: [{ id: 'submitted', label: 'Submitted', kind: 'pass' }],
  needs: [],
  texts: {
    title: 'A few details',
    button: 'Continue',
    field: '{label}',
    option: '{label}',
    'not-plain': 'Use letters, digits and signs on one line.',
    'not-an-email': 'Enter one e-mail address, like name@example.org.',
    'not-a-phone': 'Enter a phone number with its country code, like +49 30 901820.',
    'not-whole': 'Enter a whole number.',
    'not-a-date': 'There is no such day.',
    'too-early': 'Not before {date}.',
    'too-late': 'Not after {date}.',
    'must-be-yes': 'This is needed to go on.',
  },
  reads: ({ fields }) => fields.flatMap(({ prefill }) => prefill ?? []),
  writes: ({ fields }) => fields.map(({ name, label, type, scope }) => ({ name, label, type: variableTypes[type], scope })),
  asks: true,
  describe: ({ fields }) => fields.map(({ label }) => label).join(', '),
  check: ({ fields }, say) =>
    fields
      .filter(({ scope, prefill }) => scope === 'secret' && prefill !== undefined)
      .map(({ label }) => ({
        code: 'secret-field-filled-in',
        severity: 'error',
        field: 'fields',
        message: say('“{field}” is secret, so it cannot be filled in beforehand.', { field: label }),
        advice: say('Keep it empty at first, or keep its value for the run only.'),
      })),
});
