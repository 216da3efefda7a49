import { describe, expect, test } from 'vitest';
import { executorInput } from '#flows/testing/executor-input.ts';
import { type FakePorts, fakePorts } from '#flows/testing/fake-ports.ts';
import type { Given } from '#flows/testing/executor-input.ts';
import type { User } from '#flows/kit/ports.ts';
import { definition } from './definition.ts';
import { executor } from './executor.ts';

const identity = { connector: 'con_1', issuer: 'directory.example', subject: 'ada' };
const ada: User = {
  id: 'u1',
  status: 'active',
  attributes: { department: 'Sales', age: 30 },
  identifiers: [],
  identities: [{ ...identity, linkedAt: 0 }],
};
const columns = [
  { key: 'department', name: 'Department', type: 'text', unique: false, options: [] },
  { key: 'badge', name: 'Badge', type: 'text', unique: true, options: [] },
  { key: 'age', name: 'Age', type: 'number', unique: false, options: [] },
] as const;

const desk = ({ users = [], active = true }: { users?: User[]; active?: boolean } = {}): FakePorts =>
  fakePorts({
    users: new Map(users.map((user) => [user.id, user])),
    columns: [...columns],
    connectors: new Map([['con_1', { id: 'con_1', kind: 'directory', name: 'Staff', active, settings: {} }]]),
    directory: {
      up: true,
      anyoneWith: null,
      people: [
        { name: 'ada', password: 'right', state: 'fine', groups: ['staff'], attributes: { department: 'Accounts', badge: '7', age: 'old' } },
        { name: 'eve', password: 'right', state: 'fine', groups: [], attributes: {} },
      ],
    },
  });

const answer = (name: string, password: string) => ({ kind: 'answer', action: 'submit', inputs: { name, password } }) as const;
const run = ({ ports }: FakePorts, given: Given<typeof definition.config>) =>
  executor(executorInput(definition, { ports, ...given, config: { connector: 'con_1', ...given.config } }));

describe('verify.directory', () => {
  test('MOB-6 somebody known gets today’s rights and what has changed in columns; a value that does not fit is left out', async () => {
    const step = await run(desk({ users: [ada] }), { arrival: answer('ada', 'right') });
    expect(step).toMatchObject({ kind: 'exit', outcome: 'recognised', subject: { user: 'u1', identity } });
    expect(step.effects).toEqual([
      { kind: 'user.set', user: 'u1', attributes: { department: 'Accounts' } },
      { kind: 'user.roles', user: 'u1', roles: ['staff'], source: 'con_1' },
    ]);
  });

  test('MOB-6 somebody new is a proven identity with what the directory says; nothing is written yet', async () => {
    const step = await run(desk(), { arrival: answer('eve', 'right') });
    expect(step).toMatchObject({
      kind: 'exit',
      outcome: 'recognised',
      subject: { identity: { subject: 'eve' }, profile: { label: 'eve' } },
      effects: [],
    });
    expect(step).not.toHaveProperty('subject.user');
  });

  test('FED-06 a connector that was switched off while the screen was shown lets nobody in', async () => {
    expect(await run(desk({ active: false }), { arrival: answer('ada', 'right') })).toMatchObject({ kind: 'exit', outcome: 'unavailable' });
    expect(await run(desk({ active: false }), {})).toMatchObject({ kind: 'exit', outcome: 'unavailable' });
    const asSms = desk();
    asSms.world.connectors.set('con_1', { id: 'con_1', kind: 'sms-http', name: 'SMS', active: true, settings: {} });
    expect(await run(asSms, { arrival: answer('ada', 'right') })).toMatchObject({ outcome: 'unavailable' });
  });

  test('LDAP-04 a disabled user with the right password is not let in', async () => {
    expect(await run(desk({ users: [{ ...ada, status: 'disabled' }] }), { arrival: answer('ada', 'right') })).toMatchObject({ outcome: 'refused' });
  });

  test('FLOW-10 to confirm who somebody is takes their own account', async () => {
    const given = { config: { use: 'confirm' }, subject: { user: 'u1' } } as const;
    expect(await run(desk({ users: [ada] }), { ...given, arrival: answer('ada', 'right') })).toMatchObject({
      outcome: 'recognised',
      subject: { user: 'u1' },
    });
    expect(await run(desk({ users: [ada] }), { ...given, arrival: answer('eve', 'right') })).toMatchObject({ outcome: 'refused' });
  });

  test('LINK-01 an account that is somebody else’s is not added', async () => {
    const other: User = { ...ada, id: 'u2', identities: [] };
    const given = { config: { use: 'add' }, subject: { user: 'u2' } } as const;
    expect(await run(desk({ users: [ada, other] }), { ...given, arrival: answer('ada', 'right') })).toMatchObject({ outcome: 'refused' });
    expect(await run(desk({ users: [ada, other] }), { ...given, arrival: answer('eve', 'right') })).toMatchObject({
      outcome: 'recognised',
      subject: { user: 'u2', identity: { subject: 'eve' } },
    });
  });

  test('the screen gives up after its tries; the reason is noted, what was typed is not', async () => {
    const first = await run(desk(), { config: { tries: 2 }, arrival: answer('ada', 'secret-typo') });
    expect(first).toMatchObject({ kind: 'ask', memo: { wrong: 1 }, problems: [{ code: 'wrong' }] });
    const second = await run(desk(), { config: { tries: 2 }, arrival: answer('ada', 'secret-typo'), memo: { wrong: 1 } });
    expect(second).toMatchObject({ kind: 'exit', outcome: 'wrong', effects: [{ kind: 'audit', detail: { reason: 'wrong-password' } }] });
    expect(JSON.stringify([first.effects, second.effects, first.memo])).not.toContain('secret');
  });
});
