import { describe, expect, test } from 'vitest';
import type { Identifier } from '#flows/kit/identifier.ts';
import type { User } from '#flows/kit/ports.ts';
import { inEnglish } from '#flows/languages/say.ts';
import { executorInput } from '#flows/testing/executor-input.ts';
import { newestCode } from '#flows/testing/read-mail.ts';
import { emptyWorld, type World } from '#flows/testing/world.ts';
import { codeDigest } from '../_shared/code/code-method.ts';
import { driveVerify, outcomeOf, type Situation } from '../_shared/testing/drive-verify.ts';
import { definition } from './definition.ts';
import { executor } from './executor.ts';

const email: Identifier = { kind: 'email', canonical: 'ada@example.org' };
const user = (given: Partial<User> = {}): User => ({
  id: 'u1',
  status: 'active',
  attributes: {},
  identifiers: [{ ...email, verified: true }],
  ...given,
});
const worldWith = (...users: User[]): World => emptyWorld({ users: new Map(users.map((known) => [known.id, known])) });
const drive = (given: Partial<Situation> & { world: World }) => driveVerify({ definition, executor }, { subject: { identifier: email }, ...given });
const other = (code: string) => code.replace(/.$/, (digit) => String((Number(digit) + 1) % 10));
const submit = (flow: ReturnType<typeof drive>, code: unknown, state?: number) => flow.answer('submit', { code }, state);

describe('a code by e-mail', () => {
  test('proves the address', async () => {
    const world = worldWith();
    const flow = drive({ world });
    await flow.begin();
    expect(flow.screen().state).toMatchObject({
      kind: 'ask',
      challenge: {
        kind: 'code',
        sentTo: 'a•••@example.org',
        expiresAt: world.now + 300_000,
        fields: [{ name: 'code', type: 'code', autocomplete: 'one-time-code', digits: 6 }],
        actions: [{ id: 'submit' }, { id: 'resend', availableAt: world.now + 60_000 }],
      },
    });
    expect(outcomeOf(await submit(flow, newestCode(world)))).toBe('verified');
    expect(flow.screen().run.proofs).toMatchObject([
      { assurance: 'identifier', amr: ['otp', 'email'], node: 'check', subject: { identifier: email } },
    ]);
    expect(world.counters.size).toBe(1);
  });

  test('the mail says what it is for, how long it works and that one may ignore it, the code on a line of its own', async () => {
    const world = worldWith();
    await drive({ world, config: { digits: 8, lifetimeSeconds: 600 } }).begin();
    const [mail] = world.mailbox;
    expect(mail).toMatchObject({ channel: 'email', to: 'ada@example.org', subject: 'Your code for Demo' });
    expect(mail?.text.split('\n')).toContainEqual(expect.stringMatching(/^\d{8}$/));
    expect(mail?.text).toMatch(/sign in to Demo.*works for 10 minutes.*ignore this mail/s);
  });

  test.each([
    ['with a space', (code: string) => `${code.slice(0, 3)} ${code.slice(3)}`],
    ['with a hyphen', (code: string) => `${code.slice(0, 3)}-${code.slice(3)}`],
    ['with spaces around', (code: string) => ` ${code}\n`],
    ['full-width', (code: string) => code.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))],
  ])('is taken as people copy it: %s', async (_, typed) => {
    const world = worldWith();
    const flow = drive({ world });
    await flow.begin();
    expect(outcomeOf(await submit(flow, typed(newestCode(world))))).toBe('verified');
  });

  test('the user is known from then on', async () => {
    const world = worldWith(user());
    const flow = drive({ world });
    await flow.begin();
    expect(flow.screen().subject).toEqual({ identifier: email });
    await submit(flow, newestCode(world));
    expect(flow.screen().subject).toEqual({ identifier: email, user: 'u1' });
  });

  test('an address that a builder wrote down becomes the user’s own', async () => {
    const world = worldWith(user({ identifiers: [{ ...email, verified: false }] }));
    const flow = drive({ world });
    await flow.begin();
    expect(outcomeOf(await submit(flow, newestCode(world)))).toBe('verified');
    expect(world.users.get('u1')?.identifiers).toEqual([{ ...email, verified: true }]);
  });

  test('a gateway that is down is told as such, on entry and when a new code is asked for', async () => {
    const world = worldWith();
    const gateway = { up: false };
    expect(outcomeOf(await drive({ world, gateway }).begin())).toBe('cannot-send');
    gateway.up = true;
    const flow = drive({ world, gateway, run: 'run_2' });
    await flow.begin();
    gateway.up = false;
    world.now += 60_000;
    expect(outcomeOf(await flow.answer('resend', {}))).toBe('cannot-send');
  });
});

describe('FLOW-02 what is no code completes nothing and costs no try', () => {
  test.each(['abcdef', '12345', '1234567', '12345a', '      ', '-', '1234５x', '١٢٣٤٥٦'])('%j', async (code) => {
    const world = worldWith();
    const flow = drive({ world });
    await flow.begin();
    await submit(flow, code);
    expect(flow.screen().problems).toEqual(['malformed']);
    expect(flow.screen().run.memos['check:1']).toMatchObject({ failures: 0 });
  });

  test.each([{}, { code: 123456 }, { code: null }, { code: ['1'] }, { code: '' }, { code: '1', extra: 'x' }])('%j is refused', async (inputs) => {
    const flow = drive({ world: worldWith() });
    await flow.begin();
    expect(outcomeOf(await flow.answer('submit', inputs))).toBe('refused: invalid-input');
  });
});

describe('OTP-02 life of a code', () => {
  test.each([
    [299_999, 'verified'],
    [300_000, undefined],
  ])('after %i ms: %s', async (ms, outcome) => {
    const world = worldWith();
    const flow = drive({ world });
    await flow.begin();
    world.now += ms;
    expect(outcomeOf(await submit(flow, newestCode(world)))).toBe(outcome);
    if (outcome === undefined) expect(flow.screen().problems).toEqual(['expired']);
  });

  test('no code may work longer than 10 minutes or have fewer than 6 digits', () => {
    for (const config of [{ lifetimeSeconds: 601 }, { digits: 5 }, { tries: 6 }, { tries: 0 }, { resendAfterSeconds: 59 }]) {
      expect(definition.config.safeParse(config).success).toBe(false);
    }
  });
});

describe('OTP-03 a code is used once', () => {
  test('of two submissions of one state one applies', async () => {
    const world = worldWith();
    const flow = drive({ world });
    await flow.begin();
    const { number } = flow.screen().state;
    const code = newestCode(world);
    const outcomes = await Promise.all([submit(flow, code, number), submit(flow, code, number)]);
    expect(outcomes.map(outcomeOf).filter((outcome) => outcome === 'verified')).toHaveLength(1);
  });

  test('afterwards it opens nothing', async () => {
    const world = worldWith();
    const flow = drive({ world });
    await flow.begin();
    await submit(flow, newestCode(world));
    expect(outcomeOf(await submit(flow, newestCode(world)))).toBe('refused: run-over');
  });
});

describe('OTP-04 a code is worth nothing anywhere else', () => {
  test('not in another run for the same address', async () => {
    const world = worldWith();
    const [mine, theirs] = [drive({ world }), drive({ world, run: 'run_2' })];
    await mine.begin();
    const code = newestCode(world);
    await theirs.begin();
    expect(outcomeOf(await submit(theirs, code))).toBeUndefined();
    expect(theirs.screen().problems).toEqual(['wrong']);
    expect(outcomeOf(await submit(mine, code))).toBe('verified');
  });

  test('not after a new one was sent', async () => {
    const world = worldWith();
    const flow = drive({ world });
    await flow.begin();
    const old = newestCode(world);
    world.now += 60_000;
    await flow.answer('resend', {});
    await submit(flow, old);
    expect(flow.screen().problems).toEqual(['wrong']);
    expect(outcomeOf(await submit(flow, newestCode(world)))).toBe('verified');
  });
});

test('OTP-04 what is kept of a code depends on run, node, visit and address', () => {
  const input = executorInput(definition);
  const digests = [
    codeDigest(input, 'email-code', 'ada@example.org', '123456'),
    codeDigest(input, 'sms-code', 'ada@example.org', '123456'),
    codeDigest(input, 'email-code', 'eve@example.org', '123456'),
    codeDigest({ ...input, run: { ...input.run, id: 'run_2' } }, 'email-code', 'ada@example.org', '123456'),
    codeDigest({ ...input, node: { ...input.node, id: 'n2' } }, 'email-code', 'ada@example.org', '123456'),
    codeDigest({ ...input, node: { ...input.node, visit: 2 } }, 'email-code', 'ada@example.org', '123456'),
  ];
  expect(new Set(digests).size).toBe(digests.length);
});

describe('OTP-05 guessing', () => {
  test.each(['submit', 'resend'])('a visit that was lost stays lost: %s', async (action) => {
    const lost = { digest: 'x', sentAt: 0, expiresAt: Number.MAX_SAFE_INTEGER, failures: 5 };
    const input = executorInput(definition, {
      subject: { identifier: email },
      memo: lost,
      arrival: { kind: 'answer', action, inputs: { code: '123456' } },
    });
    expect(await executor(input)).toMatchObject({ kind: 'exit', outcome: 'exhausted' });
  });

  test('five wrong codes are too many, and a new code does not start the count again', async () => {
    const world = worldWith();
    const flow = drive({ world });
    await flow.begin();
    for (const left of [4, 3]) {
      await submit(flow, other(newestCode(world)));
      expect(flow.screen().state.problems).toMatchObject([{ code: 'wrong', text: { values: { left: String(left) } } }]);
    }
    world.now += 60_000;
    await flow.answer('resend', {});
    const code = newestCode(world);
    expect([
      outcomeOf(await submit(flow, other(code))),
      outcomeOf(await submit(flow, other(code))),
      outcomeOf(await submit(flow, other(code))),
    ]).toEqual([undefined, undefined, 'exhausted']);
  });

  const guess = async (world: World, run: string, given: Partial<Situation> = {}): Promise<string | undefined> => {
    const flow = drive({ world, run, config: { sendsPerHour: 30 }, ...given });
    const entered = outcomeOf(await flow.begin());
    if (entered !== undefined) return entered;
    const outcome = outcomeOf(await submit(flow, other(newestCode(world))));
    return outcome ?? flow.screen().problems[0];
  };

  test('new runs and new codes do not reset what an account has failed', async () => {
    const world = worldWith(user());
    const first = [];
    for (let run = 1; run <= 6; run += 1) first.push(await guess(world, `run_${run}`));
    expect(first).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'wrong', 'exhausted']);
    const right = drive({ world, run: 'run_7' });
    await right.begin();
    expect(outcomeOf(await submit(right, newestCode(world)))).toBe('exhausted');
  });

  test('succeeds less than once in ten thousand days', async () => {
    const world = worldWith(user());
    let compared = 0;
    const end = world.now + 86_400_000;
    for (let run = 0; world.now < end; run += 1) {
      // However many codes somebody gets hold of.
      for (const key of world.counters.keys()) if (key.startsWith('sends:')) world.counters.delete(key);
      const outcome = await guess(world, `run_${run}`);
      if (outcome === 'wrong') compared += 1;
      else world.now += 10_000;
    }
    expect(compared).toBe(34);
    expect(compared / 10 ** 6).toBeLessThan(0.0001);
  });

  test('PWD-07 strangers do not lock an owner out of a known device, and a success there ends the count', async () => {
    const world = worldWith(user());
    world.devices.add('u1/phone');
    for (let run = 1; run <= 6; run += 1) await guess(world, `run_${run}`);
    const own = drive({ world, run: 'own', context: { device: { id: 'phone' } } });
    await own.begin();
    expect(outcomeOf(await submit(own, newestCode(world)))).toBe('verified');
    expect(await guess(world, 'run_8')).toBe('wrong');
  });

  test('a device the account does not know is a stranger’s', async () => {
    const world = worldWith(user());
    for (let run = 1; run <= 5; run += 1) await guess(world, `run_${run}`);
    expect(await guess(world, 'run_6', { context: { device: { id: 'made-up' } } })).toBe('exhausted');
  });
});

describe('OTP-06 sending', () => {
  test('a new code takes a minute, to the second', async () => {
    const world = worldWith();
    const flow = drive({ world });
    await flow.begin();
    world.now += 59_001;
    await flow.answer('resend', {});
    expect(flow.screen().state.problems).toMatchObject([{ code: 'too-soon', text: { values: { wait: { seconds: 1 } } } }]);
    expect(world.mailbox).toHaveLength(1);
    world.now += 999;
    await flow.answer('resend', {});
    expect(world.mailbox).toHaveLength(2);
  });

  test('an address gets so many mails an hour, over all runs; the last code still works', async () => {
    const world = worldWith();
    const config = { sendsPerHour: 2 };
    const flow = drive({ world, config });
    await flow.begin();
    expect(outcomeOf(await drive({ world, config, run: 'run_2' }).begin())).toBeUndefined();
    expect(outcomeOf(await drive({ world, config, run: 'run_3' }).begin())).toBe('cannot-send');
    expect(
      outcomeOf(await drive({ world, config, run: 'run_4', subject: { identifier: { kind: 'email', canonical: 'eve@example.org' } } }).begin()),
    ).toBeUndefined();
    world.now += 60_000;
    const [mine] = world.mailbox;
    await flow.answer('resend', {});
    expect(flow.screen().problems).toEqual(['too-many-sends']);
    expect(outcomeOf(await submit(flow, /\d{6}/.exec(mine?.text ?? '')?.[0]))).toBe('verified');
    world.now += 3_600_000;
    expect(outcomeOf(await drive({ world, config, run: 'run_5' }).begin())).toBeUndefined();
  });
});

describe('OTP-07 the code stands in the mail and nowhere else', () => {
  test.each([false, true])('decoy: %s', async (decoy) => {
    const world = worldWith();
    const step = await drive({ world, access: decoy ? 'added' : 'anyone' }).begin();
    const code = decoy ? undefined : newestCode(world);
    const kept = JSON.stringify([step, world.runs.get('run_1'), [...world.counters.keys()]]);
    if (code !== undefined) expect(kept).not.toContain(code);
    expect([...world.counters.keys()].join()).not.toContain('ada');
  });
});

test('the card says what it is set to', () => {
  expect(definition.describe(definition.config.parse({}), inEnglish)).toBe('6 digits · 5 min · 5 tries');
});
