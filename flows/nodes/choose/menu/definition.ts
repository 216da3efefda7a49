import * as z from 'zod';
import { defineNode } from '#flows/kit/define-node.ts';
import { translated } from '#flows/kit/field-meta.ts';
import { phrase } from '#flows/languages/phrase.ts';

const option = z.strictObject({
  /** Names the outcome, so it stays what it is when the words change. */
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,31}$/, phrase('Use small letters, digits and hyphens.'))
    .meta({ label: 'Id' }),
  name: z.string().min(1).max(80).meta({ label: 'Option', placeholder: 'I have an account' }),
  words: translated({ label: 'Words on the button', help: 'Only if they should differ from the option’s name, or be translated.' }),
});

const config = z.strictObject({
  options: z
    .array(option)
    .min(2)
    .max(12)
    .refine((options) => new Set(options.map(({ id }) => id)).size === options.length, phrase('Each option needs an id of its own.'))
    .default([
      { id: 'first', name: 'First option' },
      { id: 'second', name: 'Second option' },
    ])
    .meta({ label: 'Options', help: 'Each option is a button, and a way out of this step.', widget: 'options', group: 'Options' }),
  title: translated({ label: 'Title', group: 'Words', placeholder: 'What would you like to do?' }),
  body: translated({ label: 'Text', group: 'Words', widget: 'long-text' }),
});

export const definition = defineNode({
  id: 'choose.menu',
  version: 1,
  category: 'choose',
  title: 'Menu',
  summary: 'Lets the person pick one of your options and goes on accordingly.',
  icon: 'list',
  synonyms: ['choice', 'buttons', 'options', 'pick', 'select', 'question', 'branch', 'new or existing', 'another way'],
  config,
  outcomes: ({ options }) => options.map(({ id, name }) => ({ id, label: name, kind: 'pass' })),
  needs: [],
  texts: { title: 'What would you like to do?', option: '{name}' },
  asks: true,
  describe: ({ options }) => options.map(({ name }) => name).join(' · '),
});
