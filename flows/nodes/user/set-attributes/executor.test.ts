import { describe, expect, test } from 'vitest';
import type { Proof } from '#flows/kit/define-executor.ts';
import type { UserColumn, UserStatus } from '#flows/kit/ports.ts';
import { inEnglish } from '#flows/languages/say.ts';
import { executorInput, type Given } from '#flows/testing/executor-input.ts';
import { fakePorts } from '#flows/testing/fake-ports.ts';
import { definition } from './definition.ts';
import { executor } from './executor.ts';

const column = (key: string, type: UserColumn['type'], unique = false): UserColumn => ({
  key,
  name: key,
  type,
  unique,
  options: type === 'choice' ? ['gold', 'free'] : [],
});
const columns = [column('company', 'text'), column('age', 'number'), column('plan', 'choice'), column('code', 'text', true), column('pin', 'pin')];
const proof: Proof = { assurance: 'identifier', amr: ['otp', 'email'], node: 'n0', visit: 1, subject: { user: 'u1' }, at: 0 };

type Assignments = NonNullable<NonNullable<Given<typeof definition.config>['config']>['assignments']>;
const run = (
  assignments: Assignments,
  { status = 'active', missing, ...given }: Given<typeof definition.config> & { status?: UserStatus; missing?: 'keep' | 'clear' | 'stop' } = {},
) => {
  const { ports, world } = fakePorts({ columns });
  world.users.set('u1', { id: 'u1', status, attributes: {}, identifiers: [] });
  return executor(
    executorInput(definition, { ports, subject: { user: 'u1' }, proofs: [proof], config: { assignments, ...(missing && { missing }) }, ...given }),
  );
};

describe('what is written', () => {
  test('values given and values looked up, in one write', async () => {
    const assignments = [
      { column: 'company', value: { path: 'vars.company' } },
      { column: 'age', value: 36 },
      { column: 'plan', value: 'gold' },
    ];
    expect(await run(assignments, { values: { 'vars.company': 'Acme' } })).toEqual({
      kind: 'exit',
      outcome: 'done',
      effects: [
        { kind: 'user.set', user: 'u1', attributes: { company: 'Acme', age: 36, plan: 'gold' } },
        { kind: 'audit', action: 'user.attributes-set', detail: { user: 'u1', columns: ['company', 'age', 'plan'] } },
      ],
    });
  });

  test.each<['keep' | 'clear' | 'stop', object]>([
    ['keep', { outcome: 'done', effects: [{ attributes: { age: 1 } }, { kind: 'audit' }] }],
    ['clear', { outcome: 'done', effects: [{ attributes: { company: null, age: 1 } }, { kind: 'audit' }] }],
    ['stop', { outcome: 'not-possible' }],
  ])('a missing value: %s', async (missing, expected) => {
    const assignments = [
      { column: 'company', value: { path: 'vars.company' } },
      { column: 'age', value: 1 },
    ];
    for (const value of [null, '']) expect(await run(assignments, { missing, values: { 'vars.company': value } })).toMatchObject(expected);
    expect(await run(assignments, { missing })).toMatchObject(expected);
  });

  test('nothing to write is done without a write', async () => {
    expect(await run([])).toEqual({ kind: 'exit', outcome: 'done' });
    expect(await run([{ column: 'company', value: { path: 'vars.company' } }])).toEqual({ kind: 'exit', outcome: 'done' });
    expect(definition.check?.(definition.config.parse({}), inEnglish)).toMatchObject([{ code: 'nothing-to-set' }]);
  });
});

describe('FLOW-05 one value that does not fit writes none', () => {
  test.each<[string, Assignments[number]]>([
    ['a text for a number', { column: 'age', value: '36' }],
    ['a choice that is none', { column: 'plan', value: 'silver' }],
    ['a column that is gone', { column: 'unknown', value: 'x' }],
    ['a PIN', { column: 'pin', value: '1234' }],
    ['a column with one owner for each value', { column: 'code', value: 'x' }],
    ['an object the app sent', { column: 'company', value: { path: 'context.parameters.company' } }],
  ])('%s', async (_, assignment) => {
    const step = await run([{ column: 'company', value: 'Acme' }, assignment].slice(assignment.column === 'company' ? 1 : 0), {
      values: { 'context.parameters.company': { name: 'Acme' } },
    });
    expect(step).toMatchObject({ outcome: 'not-possible', problems: [{ code: 'not-possible' }] });
    expect(step.effects).toBeUndefined();
  });
});

describe('FLOW-10 only in the row of who was proven', () => {
  test.each<[string, Parameters<typeof run>[1]]>([
    ['nobody', { subject: {} }],
    ['a user about whom nothing was proven', { proofs: [] }],
    ['a user, with a proof about another', { proofs: [{ ...proof, subject: { user: 'u2' } }] }],
    ['FLOW-11 a disabled user', { status: 'disabled' }],
  ])('%s', async (_, given) => {
    const step = await run([{ column: 'company', value: 'Acme' }], given);
    expect(step).toMatchObject({ outcome: 'not-possible' });
    expect(step.effects).toBeUndefined();
  });
});

test('what the definition says about itself', () => {
  const config = definition.config.parse({
    assignments: [
      { column: 'company', value: { path: 'vars.company' } },
      { column: 'age', value: 1 },
    ],
  });
  expect(definition.reads?.(config)).toEqual(['vars.company']);
  expect(definition.requires?.(config)).toEqual([
    { kind: 'user' },
    { kind: 'proof' },
    { kind: 'column-key', key: 'company' },
    { kind: 'column-key', key: 'age' },
  ]);
  expect(definition.describe(config, inEnglish)).toBe('company, age');
  expect(
    definition.config.safeParse({
      assignments: [
        { column: 'a', value: 1 },
        { column: 'a', value: 2 },
      ],
    }).success,
  ).toBe(false);
  expect(definition.config.safeParse({ assignments: [{ column: '__proto__', value: 1 }] }).success).toBe(false);
});
