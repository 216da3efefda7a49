import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { translated } from '#flows/kit/field-meta.ts';
import { createSay, inEnglish } from '#flows/languages/say.ts';
import { registry } from '#flows/nodes/registry.ts';
import { readItems } from './items.ts';
import { fieldErrors, groupFields, isShown, readFields } from './read-form.ts';

const schema = z.strictObject({
  digits: z.int().min(6).max(10).default(6).meta({ label: 'Length', unit: 'digits', group: 'Code' }),
  mode: z
    .enum(['allow', 'deny'])
    .default('allow')
    .meta({ label: 'Mode', choices: { allow: 'Let through', deny: 'Keep out' } }),
  reason: z
    .string()
    .max(40)
    .optional()
    .meta({ label: 'Reason', when: { field: 'mode', is: ['deny'] } }),
  title: translated({ label: 'Title', group: 'Words' }),
  inner: z.boolean().meta({ label: 'Inner' }).default(true),
  many: z.array(z.strictObject({ id: z.string() })).default([]),
  lines: z.array(z.string()).default([]),
  odd: z.map(z.string(), z.string()).optional(),
});
const fields = readFields(schema);
const named = (name: string) => fields.find((field) => field.name === name);

describe('a form is read from its schema', () => {
  test('the control follows from the widget, or from the type', () => {
    expect(fields.map((field) => [field.name, field.control])).toEqual([
      ['digits', 'number'],
      ['mode', 'choice'],
      ['reason', 'text'],
      ['title', 'words'],
      ['inner', 'switch'],
      ['many', 'items'],
      ['lines', 'list'],
      ['odd', 'unknown'],
    ]);
  });

  test('label, limits, default and choices are the schema’s, wherever meta stands', () => {
    expect(named('digits')).toMatchObject({ label: 'Length', fallback: 6, limits: { min: 6, max: 10 }, optional: false });
    expect(named('mode')?.choices).toEqual([
      { value: 'allow', label: 'Let through' },
      { value: 'deny', label: 'Keep out' },
    ]);
    expect(named('inner')).toMatchObject({ label: 'Inner', fallback: true });
    expect(named('reason')).toMatchObject({ optional: true, limits: { max: 40 } });
  });

  test('a field that depends on another is shown while that has its value, also by default', () => {
    const reason = named('reason');
    if (reason === undefined) throw new Error('no such field');
    expect(isShown(reason, fields, {})).toBe(false);
    expect(isShown(reason, fields, { mode: 'deny' })).toBe(true);
  });

  test('groups keep the order of the schema, fields without one first', () => {
    expect(groupFields(fields).map(({ group, fields: members }) => [group, members.length])).toEqual([
      [undefined, 6],
      ['Code', 1],
      ['Words', 1],
    ]);
  });

  test('a value that does not fit is told at its field', () => {
    expect(Object.keys(fieldErrors(schema, { digits: 99, reason: 'x'.repeat(41) }, inEnglish)).sort()).toEqual(['digits', 'reason']);
    expect(fieldErrors(schema, {}, inEnglish)).toEqual({});
  });

  test('what zod says of its own is never shown; what a schema’s author wrote is', () => {
    const worded = z.strictObject({
      n: z.int().min(6).max(10),
      s: z.string().min(1),
      own: z.string().regex(/^a/, 'Begin with an a.'),
      u: z.union([z.strictObject({ a: z.string() }), z.strictObject({ b: z.string() })]),
    });
    expect(fieldErrors(worded, { n: 99, s: '', own: 'b', u: {} }, inEnglish)).toEqual({
      n: 'At most 10.',
      s: 'Fill this in.',
      own: 'Begin with an a.',
      u: expect.stringContaining('not finished'),
    });
    expect(fieldErrors(worded, { s: 'x', own: 'a', u: { a: '' } }, inEnglish)).toEqual({ n: 'Give a whole number.' });
  });

  test('EDITOR-24 complaints are said in the language of the builder, those of a schema’s author too', () => {
    const inGerman = createSay('de', { 'At most {most}.': 'Höchstens {most}.', 'Begin with an a.': 'Beginne mit einem a.' });
    const worded = z.strictObject({ n: z.int().max(1_000), own: z.string().regex(/^a/, 'Begin with an a.') });
    expect(fieldErrors(worded, { n: 2_000, own: 'b' }, inGerman)).toEqual({ n: 'Höchstens 1000.', own: 'Beginne mit einem a.' });
  });
});

describe('every node type of this server', () => {
  for (const [type, definition] of Object.entries(registry)) {
    test(`${type} has a control and a label for each of its settings`, () => {
      for (const field of readFields(definition.config)) {
        expect.soft(field.control, `${type}.${field.name}`).not.toBe('unknown');
        expect.soft(field.meta.label, `${type}.${field.name}`).toBeTruthy();
        if (field.control === 'assignments') continue;
        for (const { kind, fields: inner } of readItems(field.schema).kinds) {
          for (const part of inner) expect.soft(part.control, `${type}.${field.name}.${kind}.${part.name}`).not.toBe('unknown');
        }
      }
    });
  }
});
