import * as z from 'zod';
import { phrase } from '#flows/languages/phrase.ts';
import { title } from '../apps/app-settings.ts';

/** Types a builder may add. The key is what conditions, tokens and the API use, and never changes. */
export const newColumn = z
  .strictObject({
    key: z
      .string()
      .max(40, phrase('Use at most 40 characters.'))
      .regex(/^[a-z][a-zA-Z0-9_]*$/, phrase('Use letters, digits and _, starting with a small letter.')),
    name: title,
    type: z.enum(['text', 'email', 'phone', 'number', 'boolean', 'date', 'instant', 'choice', 'pin']),
    unique: z.boolean(),
    options: z.array(z.string().trim().min(1).max(80)).max(100, phrase('Use at most 100 choices.')),
  })
  .refine((column) => column.type !== 'choice' || column.options.length > 0, {
    path: ['options'],
    message: phrase('Write at least one choice, one a line.'),
  })
  .refine((column) => new Set(column.options).size === column.options.length, {
    path: ['options'],
    message: phrase('Each choice may stand there once.'),
  })
  .refine((column) => !['__proto__', 'constructor', 'prototype', 'id', 'status'].includes(column.key), {
    path: ['key'],
    message: phrase('This key is taken by the system.'),
  });
export type NewColumn = z.infer<typeof newColumn>;
