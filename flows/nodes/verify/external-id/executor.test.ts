import { describe, expect, test } from 'vitest';
import type { ConnectorView } from '#flows/kit/define-connector.ts';
import type { Proof } from '#flows/kit/define-executor.ts';
import type { LoginResult } from '#flows/kit/login.ts';
import type { User } from '#flows/kit/ports.ts';
import type { Step } from '#flows/kit/step.ts';
import { executorInput, type Given } from '#flows/testing/executor-input.ts';
import { comeBack } from '#flows/testing/fake-federation.ts';
import { fakePorts } from '#flows/testing/fake-ports.ts';
import { definition } from './definition.ts';
import { executor } from './executor.ts';

type Settings = Given<typeof definition.config>;
const identity = { connector: 'con_1', issuer: 'https://accounts.example', subject: '1' };
const verified: LoginResult = { result: 'verified', identity, profile: { label: 'Ada', roles: ['staff'] } };
const connector: ConnectorView = { id: 'con_1', kind: 'oidc', name: 'Example ID', active: true, settings: {} };
const user = (id: string, linked = false, status: User['status'] = 'active'): User => ({
  id,
  status,
  attributes: {},
  identifiers: [],
  ...(linked && { identities: [{ ...identity, linkedAt: 0 }] }),
});
const session = (id: string): Proof => ({ assurance: 'identifier', amr: ['otp', 'email'], node: 'session', visit: 0, subject: { user: id }, at: 0 });

type Setting = Settings & { use?: 'sign-in' | 'confirm' | 'add'; users?: User[]; view?: ConnectorView };
const setUp = ({ use = 'sign-in', users = [], view = connector, ...given }: Setting) => {
  const { ports, world } = fakePorts({ users: new Map(users.map((each) => [each.id, each])), connectors: new Map([['con_1', view]]) });
  const input = (more: Settings = {}) => executorInput(definition, { ports, ...given, ...more, config: { connector: 'con_1', use } });
  /** Leaves for the provider, comes back with what it says, and submits the code. */
  const go = async (said: LoginResult, code?: string): Promise<Step> => {
    const left = await executor(input());
    for (const effect of left.effects ?? []) if (effect.kind === 'login.begin') world.logins.push(effect.login);
    const brought = comeBack(world, said);
    return executor(input({ arrival: { kind: 'answer', action: 'return', inputs: { code: code ?? brought } }, memo: left.memo ?? {} }));
  };
  return { world, input, go };
};

describe('leaving', () => {
  test('FED-02 every showing of the link is a departure of its own', async () => {
    const { input } = setUp({});
    const [first, second] = [await executor(input()), await executor(input())];
    expect(first).toMatchObject({
      kind: 'ask',
      challenge: { kind: 'redirect' },
      effects: [{ kind: 'login.begin', login: { connector: 'con_1', node: 'n1' } }],
    });
    const url = (step: Step) => (step.kind === 'ask' ? step.challenge.url : undefined);
    expect(url(first)).not.toBe(url(second));
  });

  test('one visit leaves ten times at the most', async () => {
    expect(await executor(setUp({}).input({ memo: { departures: 10 } }))).toMatchObject({ kind: 'exit', outcome: 'cancelled' });
  });

  test.each([
    ['off', { ...connector, active: false }],
    ['of another kind', { ...connector, kind: 'directory' }],
  ])('FED-06 a connector that is %s is unavailable, also for who is on the way', async (_, view) => {
    const { input } = setUp({ view });
    expect(await executor(input())).toMatchObject({ outcome: 'unavailable' });
    expect(await executor(input({ arrival: { kind: 'answer', action: 'return', inputs: { code: 'x' } } }))).toMatchObject({ outcome: 'unavailable' });
  });
});

describe('coming back', () => {
  test('FED-01 somebody new is named by connector, issuer and subject', async () => {
    const step = await setUp({}).go(verified);
    expect(step).toMatchObject({
      outcome: 'verified',
      subject: { identity, profile: { label: 'Ada' } },
      guards: [{ kind: 'spend-login' }],
      effects: [],
    });
    expect(step.kind === 'exit' && step.subject?.user).toBe(undefined);
  });

  test('MOB-6 somebody known is recognised, with the rights their groups give now', async () => {
    expect(await setUp({ users: [user('u1', true)] }).go(verified)).toMatchObject({
      subject: { user: 'u1' },
      effects: [{ kind: 'user.roles', user: 'u1', roles: ['staff'], source: 'con_1' }],
    });
  });

  test.each<[string, LoginResult, object]>([
    ['turned back', { result: 'cancelled' }, { kind: 'ask', problems: [{ code: 'cancelled' }] }],
    ['an answer that did not stand up', { result: 'failed' }, { kind: 'ask', problems: [{ code: 'failed' }] }],
    ['not let in', { result: 'not-allowed' }, { kind: 'exit', outcome: 'refused', problems: [{ code: 'refused' }] }],
  ])('%s', async (_, said, expected) => {
    const step = await setUp({}).go(said);
    expect(step).toMatchObject(expected);
    expect(step.guards).toMatchObject([{ kind: 'spend-login' }]);
  });

  test('an unknown code asks again and spends nothing', async () => {
    const step = await setUp({}).go(verified, 'made-up');
    expect(step).toMatchObject({ kind: 'ask', problems: [{ code: 'expired' }] });
    expect(step.guards).toBeUndefined();
  });

  test.each(['disabled', 'unapproved'] as const)('FLOW-11 people who are %s are refused', async (status) => {
    expect(await setUp({ users: [user('u1', true, status)] }).go(verified)).toMatchObject({ outcome: 'refused' });
  });
});

describe('FLOW-10 nobody becomes somebody else', () => {
  const cases: [string, Setting, 'verified' | 'refused'][] = [
    ['adding an account that is nobody’s', { use: 'add', users: [user('u1')], subject: { user: 'u1' }, proofs: [session('u1')] }, 'verified'],
    ['adding one that is theirs already', { use: 'add', users: [user('u1', true)], subject: { user: 'u1' }, proofs: [session('u1')] }, 'verified'],
    [
      'adding one of somebody else',
      { use: 'add', users: [user('u1'), user('u2', true)], subject: { user: 'u1' }, proofs: [session('u1')] },
      'refused',
    ],
    ['confirming with their own', { use: 'confirm', users: [user('u1', true)], subject: { user: 'u1' } }, 'verified'],
    ['confirming with nobody’s', { use: 'confirm', users: [user('u1')], subject: { user: 'u1' } }, 'refused'],
    ['confirming with another’s', { use: 'confirm', users: [user('u1'), user('u2', true)], subject: { user: 'u1' } }, 'refused'],
    ['signing in by somebody else’s personal link', { users: [user('u1'), user('u2', true)], subject: { user: 'u1' } }, 'refused'],
    [
      'another account after one was proven',
      { subject: { identity: { ...identity, subject: '2' } }, proofs: [{ ...session('u1'), subject: { identity: { ...identity, subject: '2' } } }] },
      'refused',
    ],
  ];
  test.each(cases)('%s', async (_, setting, outcome) => {
    const step = await setUp(setting).go(verified);
    expect(step).toMatchObject({ outcome });
    if (outcome === 'verified') expect(step).toMatchObject({ subject: { user: 'u1', identity } });
  });

  test('a person who was only named is not taken along by somebody new', async () => {
    const step = await setUp({ users: [user('u1')], subject: { user: 'u1' } }).go(verified);
    expect(step.kind === 'exit' && step.subject?.user).toBe(undefined);
  });
});
