import { describe, expect, test } from 'vitest';
import type * as z from 'zod';
import { inEnglish } from '#flows/languages/say.ts';
import { executorInput, type Given } from '#flows/testing/executor-input.ts';
import { definition } from './definition.ts';
import { executor } from './executor.ts';

type Fields = NonNullable<z.input<typeof definition.config>['fields']>;
const run = (fields: Fields, given: Given<typeof definition.config> = {}) => executor(executorInput(definition, { config: { fields }, ...given }));
const answered = (inputs: { [field: string]: string | number | boolean }) => ({ arrival: { kind: 'answer', action: 'submit', inputs } as const });

describe('what is asked', () => {
  test('an untouched form asks for a name', async () => {
    expect(await executor(executorInput(definition))).toMatchObject({
      kind: 'ask',
      challenge: {
        kind: 'form',
        title: { key: 'screen.form.title' },
        fields: [
          {
            name: 'name',
            type: 'text',
            required: true,
            label: { key: 'screen.form.field', values: { label: 'Name' } },
            autocomplete: 'name',
            maxLength: 200,
          },
        ],
        actions: [{ id: 'submit', inputs: true, primary: true }],
      },
    });
  });

  test('each type of field with its limits, so that the interpreter holds answers against them (IN-01)', async () => {
    const step = await run([
      { type: 'number', name: 'age', label: 'Age', min: 0, max: 130 },
      { type: 'choice', name: 'plan', label: 'Plan', options: [{ value: 'g', name: 'Gold' }] },
      { type: 'email', name: 'mail', label: 'Mail', required: false },
      { type: 'phone', name: 'phone', label: 'Phone' },
      { type: 'text', name: 'note', label: 'Note', minLength: 2, maxLength: 5, words: { text: 'n1.note' } },
    ]);
    expect(step.kind === 'ask' && step.challenge.fields).toMatchObject([
      { name: 'age', type: 'number', min: 0, max: 130 },
      { name: 'plan', type: 'choice', options: [{ value: 'g', label: { values: { label: 'Gold' } } }] },
      { name: 'mail', type: 'email', required: false, autocomplete: 'email' },
      { name: 'phone', type: 'phone', autocomplete: 'tel' },
      { name: 'note', type: 'text', minLength: 2, maxLength: 5, label: { key: 'n1.note' } },
    ]);
  });

  test('fields begin with the earlier answer, else with what they are filled in from, if it fits', async () => {
    const step = await run(
      [
        { type: 'text', name: 'company', label: 'Company', prefill: 'context.parameters.company' },
        { type: 'text', name: 'city', label: 'City', prefill: 'context.parameters.city' },
        { type: 'number', name: 'age', label: 'Age', prefill: 'context.parameters.age' },
        { type: 'choice', name: 'plan', label: 'Plan', prefill: 'context.parameters.plan', options: [{ value: 'g', name: 'Gold' }] },
      ],
      {
        values: {
          'vars.company': 'Acme',
          'context.parameters.company': 'Other',
          'context.parameters.city': 'Ghent',
          'context.parameters.age': '36',
          'context.parameters.plan': 'other',
        },
      },
    );
    expect(step.kind === 'ask' && step.challenge.fields.map((field) => field.value)).toEqual(['Acme', 'Ghent', undefined, undefined]);
  });

  test('FLOW-21 a secret is never sent out, not even to the one who typed it', async () => {
    const fields: Fields = [
      { type: 'text', name: 'secret', label: 'Secret', scope: 'secret', prefill: 'vars.secret' },
      { type: 'email', name: 'mail', label: 'Mail' },
    ];
    const first = await run(fields, { values: { 'vars.secret': 'hush' } });
    const again = await run(fields, answered({ secret: 'hush', mail: 'no address' }));
    expect(JSON.stringify([first, again])).not.toContain('hush');
    expect(definition.check?.(definition.config.parse({ fields }), inEnglish)).toMatchObject([{ code: 'secret-field-filled-in' }]);
  });
});

describe('what is kept', () => {
  test.each<[string, Fields[number], string | number | boolean, string | number | boolean]>([
    ['text as typed', { type: 'text', name: 'x', label: 'X' }, 'Ada', 'Ada'],
    ['an address in its one form (OTP-09)', { type: 'email', name: 'x', label: 'X' }, ' Ada@Example.ORG', 'ada@example.org'],
    ['a phone number in its one form (OTP-09)', { type: 'phone', name: 'x', label: 'X', country: 'DE' }, '030 901820', '+4930901820'],
    ['a number', { type: 'number', name: 'x', label: 'X' }, 1.5, 1.5],
    ['a yes', { type: 'boolean', name: 'x', label: 'X' }, true, true],
    ['a no', { type: 'boolean', name: 'x', label: 'X', required: false }, false, false],
    ['a date', { type: 'date', name: 'x', label: 'X', earliest: '2026-03-01', latest: '2026-03-31' }, '2026-03-31', '2026-03-31'],
    ['a choice', { type: 'choice', name: 'x', label: 'X', options: [{ value: 'g', name: 'Gold' }] }, 'g', 'g'],
  ])('%s', async (_, field, typed, kept) => {
    expect(await run([field], answered({ x: typed }))).toEqual({ kind: 'exit', outcome: 'submitted', set: { x: kept } });
  });

  test('what was left empty is empty, whatever was there before; a box left alone is a no', async () => {
    const fields: Fields = [
      { type: 'text', name: 'a', label: 'A', required: false },
      { type: 'boolean', name: 'b', label: 'B', required: false },
    ];
    expect(await run(fields, { ...answered({}), values: { 'vars.a': 'before', 'vars.b': true } })).toMatchObject({ set: { a: null, b: false } });
  });
});

describe('what is not taken, and why', () => {
  test.each<[Fields[number], string | number | boolean, string]>([
    [{ type: 'email', name: 'x', label: 'X' }, 'a@example.org, b@evil.org', 'not-an-email'],
    [{ type: 'phone', name: 'x', label: 'X' }, '030 901820', 'not-a-phone'],
    [{ type: 'number', name: 'x', label: 'X', whole: true }, 1.5, 'not-whole'],
    [{ type: 'number', name: 'x', label: 'X', whole: true }, 1e300, 'not-whole'],
    [{ type: 'date', name: 'x', label: 'X' }, '2026-02-30', 'not-a-date'],
    [{ type: 'date', name: 'x', label: 'X', earliest: '2026-03-01' }, '2026-02-28', 'too-early'],
    [{ type: 'date', name: 'x', label: 'X', latest: '2026-03-01' }, '2026-03-02', 'too-late'],
    [{ type: 'boolean', name: 'x', label: 'X' }, false, 'must-be-yes'],
    [{ type: 'text', name: 'x', label: 'X' }, 'Ada\r\nBcc: all', 'not-plain'],
  ])('%j with %j: %s', async (field, typed, code) => {
    const step = await run([field], answered({ x: typed }));
    expect(step).toMatchObject({
      kind: 'ask',
      problems: [{ field: 'x', code, text: { key: `screen.form.${code}` } }],
      challenge: { fields: [{ value: typed }] },
    });
    expect(definition.texts).toHaveProperty([code]);
  });

  test('one wrong field keeps none', async () => {
    const step = await run(
      [
        { type: 'text', name: 'a', label: 'A' },
        { type: 'email', name: 'b', label: 'B' },
      ],
      answered({ a: 'Ada', b: 'x' }),
    );
    expect(step).toMatchObject({ kind: 'ask', problems: [{ field: 'b' }] });
    expect(step).not.toHaveProperty('set');
  });
});

describe('what the definition says about itself', () => {
  test('what it writes and reads', () => {
    const config = definition.config.parse({
      fields: [
        { type: 'email', name: 'mail', label: 'Mail', prefill: 'context.email' },
        { type: 'number', name: 'age', label: 'Age', scope: 'transient' },
      ],
    });
    expect(definition.writes?.(config, inEnglish)).toEqual([
      { name: 'mail', label: 'Mail', type: 'text', scope: 'shared' },
      { name: 'age', label: 'Age', type: 'number', scope: 'transient' },
    ]);
    expect(definition.reads?.(config)).toEqual(['context.email']);
    expect(definition.describe(config, inEnglish)).toBe('Mail, Age');
  });

  test('what another type of field left behind is dropped', () => {
    expect(definition.config.parse({ fields: [{ type: 'boolean', name: 'x', label: 'X', min: 3, options: [] }] }).fields[0]).not.toHaveProperty(
      'min',
    );
  });

  test.each<[string, unknown[]]>([
    ['no field', []],
    [
      'two fields of one name',
      [
        { type: 'text', name: 'a', label: 'A' },
        { type: 'date', name: 'a', label: 'B' },
      ],
    ],
    ['a name that is no name', [{ type: 'text', name: '__proto__', label: 'A' }]],
    ['limits the wrong way round', [{ type: 'number', name: 'a', label: 'A', min: 2, max: 1 }]],
    ['dates the wrong way round', [{ type: 'date', name: 'a', label: 'A', earliest: '2026-02-02', latest: '2026-02-01' }]],
    ['a choice of nothing', [{ type: 'choice', name: 'a', label: 'A', options: [] }]],
    ['a type that does not exist', [{ type: 'password', name: 'a', label: 'A' }]],
  ])('%s is refused', (_, fields) => {
    expect(definition.config.safeParse({ fields }).success).toBe(false);
  });
});
