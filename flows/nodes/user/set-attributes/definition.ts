import * as z from 'zod';
import { assignment } from '#flows/kit/assignment.ts';
import { defineNode } from '#flows/kit/define-node.ts';
import { translated } from '#flows/kit/field-meta.ts';
import { phrase } from '#flows/languages/phrase.ts';

const config = z.strictObject({
  assignments: z
    .array(assignment)
    .max(20)
    .refine((assignments) => new Set(assignments.map(({ column }) => column)).size === assignments.length, phrase('Each column can be set once.'))
    .default([])
    .meta({ label: 'Set', help: 'Columns of the users table, and what goes into them.', widget: 'assignments', group: 'Columns' }),
  missing: z
    .enum(['keep', 'clear', 'stop'])
    .default('keep')
    .meta({
      label: 'If a value is missing',
      widget: 'choice',
      group: 'Columns',
      choices: { keep: 'Leave the column as it is', clear: 'Empty the column', stop: 'Set nothing and take “Not possible”' },
    }),
  message: translated({ label: 'Message if it is not possible', help: 'Shown on the screen people are sent back to.', group: 'Words' }),
});

export const definition = defineNode({
  id: 'user.set-attributes',
  version: 1,
  category: 'user',
  title: 'Set attributes',
  summary: 'Writes values into columns of the person’s row in the users table.',
  icon: 'user-pen',
  synonyms: ['save', 'update user', 'column', 'profile', 'write', 'store', 'assign', 'role', 'field', 'database'],
  config,
  outcomes: [
    { id: 'done', label: 'Done', kind: 'pass' },
    { id: 'not-possible', label: 'Not possible', kind: 'fail' },
  ],
  needs: ['users'],
  texts: { 'not-possible': 'This could not be saved. Check what you entered.' },
  requires: ({ assignments }) => [
    { kind: 'user' },
    { kind: 'proof' },
    ...assignments.map(({ column }) => ({ kind: 'column-key' as const, key: column })),
  ],
  reads: ({ assignments }) => [...new Set(assignments.flatMap(({ value }) => (typeof value === 'object' ? [value.path] : [])))],
  assigns: ({ assignments }) => assignments,
  asks: false,
  describe: ({ assignments }, say) => (assignments.length === 0 ? say('Nothing yet') : assignments.map(({ column }) => column).join(', ')),
  check: ({ assignments }, say) =>
    assignments.length > 0
      ? []
      : [
          {
            code: 'nothing-to-set',
            severity: 'warning',
            field: 'assignments',
            message: say('No column is set, so this step does nothing.'),
            advice: say('Add a column, or remove the step.'),
          },
        ],
});
