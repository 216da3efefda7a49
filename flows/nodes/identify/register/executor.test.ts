import { describe, expect, test } from 'vitest';
import type { Proof } from '#flows/kit/define-executor.ts';
import type { Identifier } from '#flows/kit/identifier.ts';
import type { User } from '#flows/kit/ports.ts';
import type { Subject } from '#flows/kit/step.ts';
import { type Given, executorInput } from '#flows/testing/executor-input.ts';
import { fakePorts } from '#flows/testing/fake-ports.ts';
import { definition } from './definition.ts';
import { executor } from './executor.ts';

type Settings = Given<typeof definition.config>;
const { app, node } = executorInput(definition);
const email: Identifier = { kind: 'email', canonical: 'ada@example.org' };
const phone: Identifier = { kind: 'phone', canonical: '+4930901820' };
const name: Identifier = { kind: 'username', canonical: 'ada' };
const proof = (subject: Subject, assurance: Proof['assurance'] = 'identifier'): Proof => ({
  assurance,
  amr: assurance === 'knowledge' ? ['pwd'] : ['otp', assurance === 'possession' ? 'sms' : 'email'],
  node: 'n0',
  visit: 1,
  subject,
  at: 0,
});
const user = (identifier: Identifier, verified: boolean, status: User['status'] = 'active'): User => ({
  id: 'u1',
  status,
  attributes: {},
  identifiers: [{ ...identifier, verified }],
});

const run = (given: Settings & { users?: User[] }) => {
  const { users = [], ...settings } = given;
  const { ports, world } = fakePorts({ columns: [{ key: 'mail', name: 'Mail', type: 'email', unique: true, options: [] }] });
  for (const known of users) world.users.set(known.id, known);
  return executor(executorInput(definition, { ports, ...settings }));
};
const proven = (identifier: Identifier, given: Settings & { users?: User[] } = {}) =>
  run({ subject: { identifier }, proofs: [proof({ identifier }, identifier.kind === 'phone' ? 'possession' : 'identifier')], ...given });

describe('people who have proven an address', () => {
  test.each(['anyone', 'registered'] as const)('MOB-2 are registered if new, in mode %s', async (access) => {
    const step = await proven(email, { app: { ...app, access } });
    expect(step).toMatchObject({
      kind: 'exit',
      outcome: 'registered',
      subject: { identifier: email },
      guards: [{ kind: 'unique', identifier: email, otherwise: 'refused' }],
      effects: [{ kind: 'user.create', user: { attributes: { mail: 'ada@example.org' } }, identifiers: [{ ...email, verified: true }] }],
    });
    expect(step.kind === 'exit' && step.effects?.[0]?.kind === 'user.create' && step.effects[0].user.id === step.subject?.user).toBe(true);
  });

  test('a number without a column of its kind is kept as identifier only', async () => {
    expect(await proven(phone)).toMatchObject({
      outcome: 'registered',
      effects: [{ user: { attributes: {} }, identifiers: [{ ...phone, verified: true }] }],
    });
  });

  test('MOB-1 are refused where only added people may enter', async () => {
    expect(await proven(email, { app: { ...app, access: 'added' } })).toMatchObject({ outcome: 'refused', problems: [{ code: 'refused' }] });
  });

  test.each(['anyone', 'added'] as const)('are known if there is a record, in mode %s', async (access) => {
    expect(await proven(email, { app: { ...app, access }, users: [user(email, true)] })).toEqual({
      kind: 'exit',
      outcome: 'known',
      subject: { identifier: email, user: 'u1' },
    });
  });

  test('take possession of the address a builder wrote down for them', async () => {
    expect(await proven(email, { users: [user(email, false)] })).toEqual({
      kind: 'exit',
      outcome: 'known',
      subject: { identifier: email, user: 'u1' },
      guards: [{ kind: 'unique', identifier: email, except: 'u1', otherwise: 'refused' }],
      effects: [{ kind: 'identifier.verify', user: 'u1', identifier: email }],
    });
  });

  test.each(['disabled', 'unapproved'] as const)('FLOW-11 are refused when %s', async (status) => {
    expect(await proven(email, { users: [user(email, true, status)] })).toMatchObject({ outcome: 'refused' });
  });
});

describe('people whom a connector vouches for', () => {
  const identity = { connector: 'con_1', issuer: 'https://accounts.example', subject: '1' };
  const vouched = (profile: Subject['profile'] = {}, given: Settings & { users?: User[] } = {}) =>
    run({ subject: { identity, profile }, proofs: [{ ...proof({ identity }), amr: ['fed'] }], ...given });

  test('MOB-6 are registered without an address or a number', async () => {
    const step = await vouched({ label: 'Ada', roles: ['staff'] });
    expect(step).toMatchObject({
      outcome: 'registered',
      guards: [{ kind: 'unique-identity', identity, otherwise: 'refused' }],
      effects: [
        { kind: 'user.create', user: { attributes: {} }, identifiers: [] },
        { kind: 'identity.link', identity, label: 'Ada' },
        { kind: 'user.roles', roles: ['staff'], source: 'con_1' },
        { kind: 'audit', action: 'identity.linked' },
      ],
    });
  });

  test('FED-01 are known by their identity, whatever address the provider says', async () => {
    const linked = { ...user(phone, true), identities: [{ ...identity, linkedAt: 0 }] };
    const other = { ...user(email, true), id: 'u2' };
    const step = await vouched({ email: email.canonical }, { users: [linked, other] });
    expect(step).toMatchObject({ outcome: 'known', subject: { identity, user: 'u1' } });
    expect(step).not.toHaveProperty('effects');
  });

  test('LINK-01 an address the provider is trusted for becomes theirs, and one it is not stays unsaid', async () => {
    expect(await vouched({ email: email.canonical })).toMatchObject({
      outcome: 'registered',
      effects: [{ user: { attributes: { mail: email.canonical } }, identifiers: [{ ...email, verified: true }] }, {}, {}],
    });
    // Columns where everybody differs are filled by nobody's word but the person's own proof.
    expect(await vouched({ attributes: { mail: email.canonical, gone: 'x' } })).toMatchObject({ effects: [{ user: { attributes: {} } }, {}, {}] });
  });

  test('LINK-01 are taken for the user of that address only where it is verified on both sides, or a builder invited it', async () => {
    const profile = { email: email.canonical };
    expect(await vouched(profile, { users: [user(email, true)] })).toMatchObject({
      outcome: 'known',
      subject: { user: 'u1' },
      guards: [{ kind: 'unique-identity' }, { kind: 'unique', except: 'u1' }],
      effects: [{ kind: 'identity.link', user: 'u1' }, { kind: 'audit' }, { kind: 'identifier.verify', user: 'u1' }],
    });
    expect(await vouched(profile, { users: [user(email, false)] })).toMatchObject({ outcome: 'refused', problems: [{ code: 'sign-in-first' }] });
    expect(await vouched(profile, { users: [user(email, false)], app: { ...app, access: 'added' } })).toMatchObject({ outcome: 'known' });
    expect(await vouched(profile, { app: { ...app, access: 'added' } })).toMatchObject({ outcome: 'refused' });
    expect(await vouched(profile, { users: [user(email, true, 'disabled')] })).toMatchObject({ outcome: 'refused' });
  });

  test('LINK-03 a proof of another identity counts for nothing', async () => {
    const others = [proof({ identity: { ...identity, subject: '2' } })];
    expect(await vouched({}, { proofs: others })).toMatchObject({ outcome: 'refused' });
  });
});

describe('what is no proof of the address', () => {
  test.each([
    ['a password', [proof({ identifier: email }, 'knowledge')]],
    ['an SMS to the number of whom the address belongs to', [proof({ identifier: email }, 'possession')]],
    ['another address', [proof({ identifier: { kind: 'email', canonical: 'eve@example.org' } })]],
  ])('%s', async (_, proofs) => {
    expect(await run({ subject: { identifier: email }, proofs })).toMatchObject({ outcome: 'refused' });
    const known = await run({ subject: { identifier: email, user: 'u1' }, proofs, users: [user(email, false)] });
    expect(known).toEqual({ kind: 'exit', outcome: 'known', subject: { identifier: email, user: 'u1' } });
  });

  test('a user name cannot be proven by mail', async () => {
    expect(await proven(name)).toMatchObject({ outcome: 'refused' });
  });

  test('a record that is gone is refused', async () => {
    expect(await run({ subject: { identifier: email, user: 'u9' }, proofs: [proof({ user: 'u9' })] })).toMatchObject({ outcome: 'refused' });
  });
});

describe('people who have proven nothing', () => {
  const config = { unproven: true };

  test('FLOW-08 are refused unless the builder lets them', async () => {
    expect(await run({ subject: { identifier: email } })).toMatchObject({ outcome: 'refused' });
    expect(definition.requires?.(definition.config.parse({}))).toContainEqual({ kind: 'proof' });
  });

  test('LINK-02 become guests without the address they typed', async () => {
    const step = await run({ config, subject: { identifier: email }, users: [user(email, true)] });
    expect(step).toMatchObject({
      outcome: 'registered',
      effects: [{ kind: 'user.create', user: { attributes: {} }, identifiers: [] }],
      guards: [{ kind: 'count' }],
    });
    expect(step.kind === 'exit' && step.subject).not.toHaveProperty('identifier');
  });

  test('keep a user name nobody has', async () => {
    expect(await run({ config, subject: { identifier: name } })).toMatchObject({
      outcome: 'registered',
      subject: { identifier: name },
      effects: [{ identifiers: [{ ...name, verified: true }] }],
      guards: [{ kind: 'count' }, { kind: 'unique', identifier: name, otherwise: 'refused' }],
    });
  });

  test.each([
    ['a user name somebody has', { subject: { identifier: name }, users: [user(name, true)] }],
    ['a secure zone', { node: { ...node, zone: { key: 'secure', kind: 'secure' } } }],
    ['an app for added people', { app: { ...app, access: 'added' } }],
    ['a record that is somebody’s', { subject: { user: 'u1' }, users: [user(email, true)] }],
  ] as const)('are refused: %s', async (_, given) => {
    expect(await run({ config, ...given, users: 'users' in given ? [...given.users] : [] })).toMatchObject({ outcome: 'refused' });
  });
});
