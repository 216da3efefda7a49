import { describe, expect, test } from 'vitest';
import { attemptsKey } from '#flows/kit/attempts-key.ts';
import type { Identifier } from '#flows/kit/identifier.ts';
import type { PasswordsPort, User } from '#flows/kit/ports.ts';
import { inEnglish } from '#flows/languages/say.ts';
import { executorInput } from '#flows/testing/executor-input.ts';
import { fakeDigest } from '#flows/testing/fake-digest.ts';
import { fakeHash } from '#flows/testing/fake-passwords.ts';
import { fakePorts } from '#flows/testing/fake-ports.ts';
import { emptyWorld, type World } from '#flows/testing/world.ts';
import { driveVerify, outcomeOf, type Situation } from '../_shared/testing/drive-verify.ts';
import { definition } from './definition.ts';
import { executor } from './executor.ts';

const email: Identifier = { kind: 'email', canonical: 'ada@example.org' };
const right = 'a long enough password';
const user = (given: Partial<User> = {}): User => ({
  id: 'u1',
  status: 'active',
  attributes: {},
  identifiers: [{ ...email, verified: true }],
  ...given,
});
const worldWith = (users: User[], password: string | undefined = right): World =>
  emptyWorld({ users: new Map(users.map((known) => [known.id, known])), passwords: new Map(password === '' ? [] : [['u1', fakeHash(password)]]) });
const drive = (given: Partial<Situation> & { world: World }) => driveVerify({ definition, executor }, { subject: { identifier: email }, ...given });
const submit = (flow: ReturnType<typeof drive>, password: unknown, state?: number) => flow.answer('submit', { password }, state);

describe('a password', () => {
  test('is asked for empty, for managers to fill', async () => {
    const flow = drive({ world: worldWith([user()]) });
    await flow.begin();
    const [field] = flow.screen().state.challenge.fields;
    expect(flow.screen().state.challenge).toMatchObject({ kind: 'password', actions: [{ id: 'submit' }] });
    expect(field).toMatchObject({
      name: 'password',
      type: 'password',
      autocomplete: 'current-password',
      required: true,
      minLength: 1,
      maxLength: 1024,
    });
    expect(field).not.toHaveProperty('value');
  });

  test.each([
    ['by address', { identifier: email }],
    ['by record', { user: 'u1' }],
    ['by both', { identifier: email, user: 'u1' }],
  ])('proves knowledge of the person named %s', async (_, subject) => {
    const world = worldWith([user()]);
    const flow = drive({ world, subject });
    await flow.begin();
    expect(outcomeOf(await submit(flow, right))).toBe('verified');
    expect(flow.screen().subject).toEqual({ ...subject, user: 'u1' });
    expect(flow.screen().run.proofs).toMatchObject([{ assurance: 'knowledge', amr: ['pwd'], subject: { user: 'u1' } }]);
    expect(world.counters.size).toBe(0);
  });

  test('a wrong one is asked for again', async () => {
    const flow = drive({ world: worldWith([user()]) });
    await flow.begin();
    expect(outcomeOf(await submit(flow, 'wrong'))).toBeUndefined();
    expect(flow.screen().state).toMatchObject({ kind: 'ask', problems: [{ field: 'password', code: 'wrong' }] });
    expect(outcomeOf(await submit(flow, right))).toBe('verified');
  });

  test('PWD-03 counts whole, up to 1024 characters', async () => {
    const long = 'ä'.repeat(1_023);
    const world = worldWith([user()], `${long}1`);
    const flow = drive({ world });
    await flow.begin();
    await submit(flow, `${long}2`);
    expect(flow.screen().problems).toEqual(['wrong']);
    expect(outcomeOf(await submit(flow, `${long}1`))).toBe('verified');
  });

  test('PWD-05 a hash of old parameters is replaced on success', async () => {
    const { ports, world } = fakePorts();
    world.users.set('u1', user());
    const outdated: PasswordsPort = { ...ports.passwords, verify: async () => ({ result: 'match', rehash: 'new hash' }) };
    const step = await executor(
      executorInput(definition, {
        ports: { ...ports, passwords: outdated },
        subject: { user: 'u1' },
        arrival: { kind: 'answer', action: 'submit', inputs: { password: right } },
      }),
    );
    expect(step).toMatchObject({
      outcome: 'verified',
      effects: [{ kind: 'counter.clear' }, { kind: 'password.set', user: 'u1', hash: 'new hash', reason: 'rehash' }],
    });
  });

  test('PWD-06 over the hashing cap nothing is judged', async () => {
    const { ports } = fakePorts();
    const busy: PasswordsPort = {
      ...ports.passwords,
      verify: async () => {
        throw new Error('busy');
      },
    };
    const input = executorInput(definition, {
      ports: { ...ports, passwords: busy },
      subject: { identifier: email },
      arrival: { kind: 'answer', action: 'submit', inputs: { password: right } },
    });
    await expect(executor(input)).rejects.toThrow('busy');
  });

  test('LOG-02 is not kept in the run', async () => {
    const world = worldWith([user()]);
    const flow = drive({ world });
    await flow.begin();
    const driven = [await submit(flow, 'canary-wrong'), await submit(flow, right)];
    expect(JSON.stringify([driven, world.runs.get('run_1'), [...world.counters.keys()]])).not.toMatch(/canary|long enough/);
  });
});

describe('FLOW-02 what is no password completes nothing', () => {
  test.each([
    {},
    { password: '' },
    { password: 1 },
    { password: null },
    { password: [right] },
    { password: { value: right } },
    { password: 'x'.repeat(1_025) },
    { password: right, extra: '1' },
  ])('%j is refused', async (inputs) => {
    const flow = drive({ world: worldWith([user()]) });
    await flow.begin();
    expect(outcomeOf(await flow.answer('submit', inputs))).toBe('refused: invalid-input');
  });
});

describe('PWD-08 unknown, without a password, disabled and wrong look alike', () => {
  const cases = (): [string, World][] => [
    ['wrong', worldWith([user()], 'another password')],
    ['unknown', worldWith([])],
    ['without a password', worldWith([user()], '')],
    ['disabled', worldWith([user({ status: 'disabled' })])],
    ['not approved', worldWith([user({ status: 'unapproved' })])],
  ];

  test('the same screens up to the end', async () => {
    const seen = await Promise.all(
      cases().map(async ([, world]) => {
        const flow = drive({ world });
        const screens = [outcomeOf(await flow.begin()), JSON.stringify(flow.screen().state)];
        for (let attempt = 0; attempt < 11; attempt += 1)
          screens.push(outcomeOf(await submit(flow, right)), JSON.stringify({ ...flow.screen().state, subject: {} }));
        return JSON.stringify([screens, world.counters.size]);
      }),
    );
    expect(new Set(seen).size).toBe(1);
  });

  test.each(cases())('the same work is done: %s', async (_, world) => {
    const calls: string[] = [];
    const { ports } = fakePorts(world);
    const counted = {
      ...ports,
      users: {
        ...ports.users,
        byIdentifier: async (identifier: Identifier) => {
          calls.push('user');
          return ports.users.byIdentifier(identifier);
        },
      },
      sessions: {
        knowsDevice: async (id: string, device: string) => {
          calls.push('device');
          return ports.sessions.knowsDevice(id, device);
        },
      },
      counters: {
        peek: async (key: string) => {
          calls.push('counter');
          return ports.counters.peek(key);
        },
      },
      passwords: {
        ...ports.passwords,
        verify: async (id: string | undefined, password: string) => {
          calls.push('hash');
          return ports.passwords.verify(id, password);
        },
      },
    };
    const given = { ports: counted, subject: { identifier: email }, context: { device: { id: 'phone' } } };
    await executor(executorInput(definition, { ...given, arrival: { kind: 'answer', action: 'submit', inputs: { password: right } } }));
    expect(calls).toEqual(['user', 'device', 'counter', 'hash']);
  });

  test.each([
    ['a proven user without a password', worldWith([user()], ''), { user: 'u1' }],
    ['a proven address without a user', worldWith([], ''), { identifier: email }],
  ] as const)('only somebody proven learns that there is none: %s', async (_, world, subject) => {
    expect(outcomeOf(await drive({ world, subject, proven: true }).begin())).toBe('not-enrolled');
    expect(outcomeOf(await drive({ world, subject, run: 'run_2' }).begin())).toBeUndefined();
  });

  test('a proven user with a password is asked for it', async () => {
    const flow = drive({ world: worldWith([user()]), subject: { user: 'u1' }, proven: true });
    expect(outcomeOf(await flow.begin())).toBeUndefined();
    expect(outcomeOf(await submit(flow, right))).toBe('verified');
  });
});

describe('PWD-07 guessing', () => {
  const fail = async (world: World, run: string, given: Partial<Situation> = {}) => {
    const flow = drive({ world, run, ...given });
    await flow.begin();
    return outcomeOf(await submit(flow, 'wrong')) ?? flow.screen().problems[0];
  };
  const failOften = async (world: World, times: number, given: Partial<Situation> = {}) => {
    const seen = [];
    for (let run = 0; run < times; run += 1) seen.push(await fail(world, `${given.context?.device?.id ?? 'run'}_${world.runs.size}`, given));
    return seen;
  };

  test('ten wrong ones, then growing waits, over all runs', async () => {
    const world = worldWith([user()]);
    expect(await failOften(world, 11)).toEqual([...Array.from({ length: 10 }, () => 'wrong'), 'exhausted']);
    world.now += 29_999;
    expect(await fail(world, 'early')).toBe('exhausted');
    world.now += 1;
    expect(await fail(world, 'second')).toBe('wrong');
    world.now += 30_000;
    expect(await fail(world, 'third')).toBe('exhausted');
    world.now += 30_000;
    expect(await fail(world, 'fourth')).toBe('wrong');
  });

  test('while the account waits the right one is not judged either, and the wait is told', async () => {
    const world = worldWith([user()]);
    await failOften(world, 10);
    const { ports } = fakePorts(world);
    const step = await executor(
      executorInput(definition, {
        ports,
        subject: { identifier: email },
        arrival: { kind: 'answer', action: 'submit', inputs: { password: right } },
      }),
    );
    expect(step).toMatchObject({ outcome: 'exhausted', problems: [{ text: { values: { wait: { seconds: 30 } } } }] });
    world.now += 30_000;
    const flow = drive({ world, run: 'own' });
    await flow.begin();
    expect(outcomeOf(await submit(flow, right))).toBe('verified');
    expect(await fail(world, 'after')).toBe('wrong');
  });

  test('of many tries at once none gets past the limit', async () => {
    const world = worldWith([user()]);
    const flows = Array.from({ length: 15 }, (_, run) => drive({ world, run: `run_${run}` }));
    for (const flow of flows) await flow.begin();
    const outcomes = (await Promise.all(flows.map((flow) => submit(flow, 'wrong')))).map(outcomeOf);
    expect(outcomes.filter((outcome) => outcome === 'exhausted')).toHaveLength(5);
  });

  test('the right one counts as a try too, so that many at once cannot slip past', async () => {
    const { ports } = fakePorts(worldWith([user()]));
    const step = await executor(
      executorInput(definition, {
        ports,
        subject: { identifier: email },
        arrival: { kind: 'answer', action: 'submit', inputs: { password: right } },
      }),
    );
    expect(step).toMatchObject({
      outcome: 'verified',
      guards: [{ kind: 'throttle', free: 10, firstWaitSeconds: 30, maxWaitSeconds: 3_600, otherwise: 'exhausted' }],
    });
  });

  test('strangers do not lock an owner out of a known device', async () => {
    const world = worldWith([user()]);
    world.devices.add('u1/phone');
    await failOften(world, 11);
    expect(await failOften(world, 1, { context: { device: { id: 'made-up' } } })).toEqual(['exhausted']);
    const own = drive({ world, run: 'own', context: { device: { id: 'phone' } } });
    await own.begin();
    expect(outcomeOf(await submit(own, right))).toBe('verified');
  });

  test('a known device has a limit of its own', async () => {
    const world = worldWith([user()]);
    world.devices.add('u1/phone');
    expect((await failOften(world, 11, { context: { device: { id: 'phone' } } })).at(-1)).toBe('exhausted');
    expect(await fail(world, 'elsewhere')).toBe('wrong');
  });

  test('after a hundred in a row the password is of no use until it is set anew', async () => {
    const world = worldWith([user()]);
    const key = attemptsKey(fakeDigest, 'password', { user: 'u1' });
    world.counters.set(key, { count: 99 });
    expect(await fail(world, 'last')).toBe('wrong');
    world.now += 86_400_000;
    const flow = drive({ world, run: 'own' });
    await flow.begin();
    expect(outcomeOf(await submit(flow, right))).toBe('exhausted');
  });
});

test('the card says what it is set to', () => {
  expect(definition.describe(definition.config.parse({}), inEnglish)).toBe('10 tries, then growing waits');
});
