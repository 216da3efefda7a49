import { describe, expect, test } from 'vitest';
import { attemptsKey } from '#flows/kit/attempts-key.ts';
import type { Proof } from '#flows/kit/define-executor.ts';
import type { User, UserStatus } from '#flows/kit/ports.ts';
import { inEnglish } from '#flows/languages/say.ts';
import { executorInput, type Given } from '#flows/testing/executor-input.ts';
import { fakeHash } from '#flows/testing/fake-passwords.ts';
import { fakePorts } from '#flows/testing/fake-ports.ts';
import { definition } from './definition.ts';
import { executor } from './executor.ts';
import { ownWords } from './own-words.ts';

const proof: Proof = { assurance: 'identifier', amr: ['otp', 'email'], node: 'n0', visit: 1, subject: { user: 'u1' }, at: 0 };
const ada = (status: UserStatus = 'active', verified = true): User => ({
  id: 'u1',
  status,
  attributes: { name: 'Ada Lovelace', age: 36 },
  identifiers: [{ kind: 'email', canonical: 'countess@analytical.example', verified }],
});
const run = ({
  status,
  has,
  verified,
  ...given
}: Given<typeof definition.config> & { status?: UserStatus; has?: boolean; verified?: boolean } = {}) => {
  const { ports, world } = fakePorts({ passwords: has ? new Map([['u1', fakeHash('the one before this one')]]) : new Map() });
  world.users.set('u1', ada(status, verified));
  return executor(executorInput(definition, { ports, subject: { user: 'u1' }, proofs: [proof], ...given }));
};
const typed = (password: string) => ({ arrival: { kind: 'answer', action: 'submit', inputs: { password } } as const });

describe('choosing a password', () => {
  test('PWD-02 one field that password managers know, and no rules of composition', async () => {
    expect(await run()).toMatchObject({
      kind: 'ask',
      challenge: {
        kind: 'password',
        fields: [{ name: 'password', type: 'new-password', required: true, autocomplete: 'new-password', help: { values: { least: '15' } } }],
        actions: [{ id: 'submit', inputs: true }],
      },
    });
  });

  test('is stored as a hash only, audited, and ends what failures were counted', async () => {
    const step = await run({ ...typed('four words in a row'), context: { device: { id: 'phone' } } });
    const { digest } = fakePorts().ports;
    expect(step).toEqual({
      kind: 'exit',
      outcome: 'set',
      effects: [
        { kind: 'password.set', user: 'u1', hash: fakeHash('four words in a row'), reason: 'chosen' },
        { kind: 'counter.clear', key: attemptsKey(digest, 'password', { user: 'u1' }) },
        { kind: 'counter.clear', key: attemptsKey(digest, 'password', { user: 'u1', device: 'phone' }) },
        { kind: 'audit', action: 'password.set', detail: { user: 'u1' } },
      ],
    });
    expect(JSON.stringify(step)).not.toContain('four words');
  });

  test('PWD-09 who had one before is told by mail to their verified address; a first password is not told of', async () => {
    const notices = async (given: Parameters<typeof run>[0]) =>
      (await run({ ...typed('four words in a row'), ...given })).effects?.filter(({ kind }) => kind === 'notify');
    const [notice] = (await notices({ has: true })) ?? [];
    expect(notice).toMatchObject({ message: { channel: 'email', to: 'countess@analytical.example' } });
    expect(JSON.stringify(notice)).not.toContain('four words');
    expect(await notices({ has: false })).toEqual([]);
    expect(await notices({ has: true, verified: false })).toEqual([]);
  });

  test.each<[string, 'only-factor' | 'second-factor', string | undefined]>([
    ['fourteen chars', 'only-factor', 'too-short'],
    ['fifteen chars..', 'only-factor', undefined],
    ['seven..', 'second-factor', 'too-short'],
    ['eight...', 'second-factor', undefined],
    ['🦆🦆🦆🦆🦆🦆🦆', 'second-factor', 'too-short'],
    ['x'.repeat(64), 'only-factor', undefined],
    ['x'.repeat(300), 'only-factor', 'too-long'],
    ['correcthorsebatterystaple', 'only-factor', 'common'],
    ['I am the Countess of poetry', 'only-factor', 'contains-own-data'],
    ['ANALYTICAL engines everywhere', 'only-factor', 'contains-own-data'],
    ['lovelace forever and ever', 'only-factor', 'contains-own-data'],
    ['this is my demo password', 'only-factor', 'contains-own-data'],
    ['nothing but lower case', 'only-factor', undefined],
  ])('PWD-01 PWD-04 %j as %s: %s', async (password, use, fault) => {
    const step = await run({ ...typed(password), config: { use } });
    if (fault === undefined) expect(step).toMatchObject({ outcome: 'set' });
    else {
      expect(step).toMatchObject({ kind: 'ask', problems: [{ field: 'password', code: fault }] });
      expect(step.effects).toBeUndefined();
      expect(definition.texts).toHaveProperty([fault]);
    }
  });
});

describe('only for who has proven who they are', () => {
  test.each<[string, Parameters<typeof run>[0]]>([
    ['nobody', { subject: {} }],
    ['an address without a user', { subject: { identifier: { kind: 'email', canonical: 'countess@analytical.example' } } }],
    ['a user about whom nothing was proven', { proofs: [] }],
    ['a user, with a proof about another', { proofs: [{ ...proof, subject: { user: 'u2' } }] }],
    ['FLOW-11 a disabled user', { status: 'disabled' }],
    ['FLOW-11 a user who is not approved', { status: 'unapproved' }],
  ])('FLOW-10 %s is refused', async (_, given) => {
    expect(await run(given)).toMatchObject({ outcome: 'refused', problems: [{ code: 'refused' }] });
    const answered = await run({ ...given, ...typed('four words in a row') });
    expect(answered).toMatchObject({ outcome: 'refused' });
    expect(answered.effects).toBeUndefined();
  });
});

describe('settings', () => {
  test('who has a password is not asked again where it is only for those without', async () => {
    expect(await run({ has: true, config: { onlyIfMissing: true } })).toEqual({ kind: 'exit', outcome: 'set' });
    expect(await run({ has: false, config: { onlyIfMissing: true } })).toMatchObject({ kind: 'ask' });
    expect(await run({ has: true })).toMatchObject({ kind: 'ask' });
  });

  test('it can be skipped only where the builder says so', async () => {
    expect(await run({ config: { optional: true } })).toMatchObject({ challenge: { actions: [{ id: 'submit' }, { id: 'skip', inputs: false }] } });
    expect(await run({ config: { optional: true }, arrival: { kind: 'answer', action: 'skip', inputs: {} } })).toEqual({
      kind: 'exit',
      outcome: 'skipped',
    });
    const outcomes = typeof definition.outcomes === 'function' ? definition.outcomes : () => [];
    expect([false, true].map((optional) => outcomes(definition.config.parse({ optional }), inEnglish).map(({ id }) => id))).toEqual([
      ['set', 'refused'],
      ['set', 'skipped', 'refused'],
    ]);
  });
});

test('PWD-04 own words are the longer parts of names and addresses', () => {
  expect(ownWords(ada(), { app: 'demo', name: 'Demo' })).toEqual(['countess', 'analytical', 'example', 'lovelace', 'demo']);
});
