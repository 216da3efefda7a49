import * as z from 'zod';
import { condition, pathsOf } from '#flows/kit/condition.ts';
import { defineNode } from '#flows/kit/define-node.ts';
import { phrase } from '#flows/languages/phrase.ts';

const rule = z.strictObject({
  /** Names the outcome, so it stays what it is when the words change. */
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,31}$/, phrase('Use small letters, digits and hyphens.'))
    .refine((id) => id !== 'default' && id !== 'unknown', phrase('This name is taken by the step itself.'))
    .meta({ label: 'Id' }),
  name: z.string().min(1).max(80).meta({ label: 'Name', placeholder: 'Grown up' }),
  when: condition.meta({ label: 'When', widget: 'condition' }),
});

const config = z.strictObject({
  rules: z
    .array(rule)
    .max(20)
    .refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, phrase('Each rule needs an id of its own.'))
    .default([])
    .meta({ label: 'Rules', help: 'Looked at from top to bottom. The first one that holds is taken.', widget: 'rules', group: 'Rules' }),
});

export const definition = defineNode({
  id: 'decide.condition',
  version: 1,
  category: 'decide',
  title: 'Condition',
  summary: 'Goes different ways depending on what is known: the user, the app, the device, what was typed.',
  icon: 'split',
  synonyms: ['if', 'else', 'switch', 'branch', 'rule', 'compare', 'filter', 'when', 'case', 'and', 'or', 'not', 'decision'],
  config,
  outcomes: ({ rules }, say) => [
    ...rules.map(({ id, name }) => ({ id, label: name, kind: 'pass' as const })),
    { id: 'default', label: say('Otherwise'), kind: 'pass' },
    { id: 'unknown', label: say('Cannot be told'), kind: 'fail' },
  ],
  needs: [],
  texts: { unknown: 'Something is missing, so this cannot go on. Check what you entered.' },
  reads: ({ rules }) => [...new Set(rules.flatMap(({ when }) => pathsOf(when)))],
  conditions: ({ rules }) => rules.map(({ when }) => when),
  requires: ({ rules }) => {
    const columns = rules.flatMap(({ when }) => pathsOf(when)).filter((path) => path.startsWith('user.') && path !== 'user.id');
    return [...new Set(columns)].map((path) => ({ kind: 'column-key', key: path.split('.')[1] ?? '' }));
  },
  asks: false,
  describe: ({ rules }, say) =>
    rules.length === 0 ? say('No rules yet') : say('{rules} · otherwise', { rules: rules.map(({ name }) => name).join(' · ') }),
  check: ({ rules }, say) =>
    rules.length > 0
      ? []
      : [
          {
            code: 'condition-without-rules',
            severity: 'warning',
            field: 'rules',
            message: say('There are no rules, so everybody goes on by “Otherwise”.'),
            advice: say('Add a rule, or remove the step.'),
          },
        ],
});
