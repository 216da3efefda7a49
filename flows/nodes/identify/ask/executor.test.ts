import { describe, expect, test } from 'vitest';
import { inEnglish } from '#flows/languages/say.ts';
import { type Given, executorInput } from '#flows/testing/executor-input.ts';
import { fakePorts } from '#flows/testing/fake-ports.ts';
import { definition } from './definition.ts';
import { executor } from './executor.ts';

type Settings = Given<typeof definition.config>;
const run = (given: Settings = {}) => executor(executorInput(definition, given));
const typing = (config: Settings['config'], inputs: Record<string, string>, given: Settings = {}) =>
  run({ ...given, config, arrival: { kind: 'answer', action: 'submit', inputs } });
const email = (canonical: string) => ({ kind: 'email', canonical }) as const;
const { app } = executorInput(definition);

describe('what is asked', () => {
  test.each([
    [{}, 'email', 'email', 'email'],
    [{ email: false, phone: true }, 'phone', 'phone', 'tel'],
    [{ email: false, username: true }, 'username', 'username', 'username'],
    [{ phone: true }, 'identifier', 'text', 'username'],
    [{ phone: true, username: true }, 'identifier', 'text', 'username'],
    [{ phone: true, several: 'switch' }, 'email', 'email', 'email'],
  ] as const)('WEB-11 %j: field %s of type %s fills from %s', async (config, name, type, autocomplete) => {
    const step = await run({ config });
    expect(step).toMatchObject({ kind: 'ask', challenge: { kind: 'form', fields: [{ name, type, autocomplete, required: true }] } });
  });

  test('every combination has words of its own', async () => {
    for (const kinds of ['email', 'phone', 'username', 'email-phone', 'email-username', 'phone-username', 'email-phone-username']) {
      const config = { email: kinds.includes('email'), phone: kinds.includes('phone'), username: kinds.includes('username') };
      const step = await run({ config });
      expect(step.kind === 'ask' && step.challenge.fields[0]?.label.key).toBe(`identify.ask.${kinds}`);
      expect(definition.texts).toHaveProperty(kinds);
    }
  });

  test('one at a time: a button switches, the answer is read as what was asked', async () => {
    const config = { phone: true, several: 'switch', country: 'DE' } as const;
    const switched = await run({ config, arrival: { kind: 'answer', action: 'use-phone', inputs: {} } });
    expect(switched).toMatchObject({
      kind: 'ask',
      memo: { kind: 'phone' },
      challenge: { fields: [{ name: 'phone' }], actions: [{ id: 'submit' }, { id: 'use-email' }] },
    });
    const memo = { kind: 'phone' };
    expect(await typing(config, { phone: '030 901820' }, { memo })).toMatchObject({
      outcome: 'given',
      subject: { identifier: { kind: 'phone', canonical: '+4930901820' } },
    });
    expect(await typing(config, { phone: 'ada@example.org' }, { memo })).toMatchObject({
      kind: 'ask',
      problems: [{ field: 'phone', code: 'invalid-phone' }],
    });
  });
});

describe('what is given', () => {
  test.each([
    [{}, { email: ' Ada@Example.org ' }, { kind: 'email', canonical: 'ada@example.org' }],
    [{ phone: true }, { identifier: 'ada@example.org' }, { kind: 'email', canonical: 'ada@example.org' }],
    [{ phone: true, country: 'US' }, { identifier: '(212) 555-0123' }, { kind: 'phone', canonical: '+12125550123' }],
    [{ phone: true, username: true }, { identifier: '+4930901820' }, { kind: 'phone', canonical: '+4930901820' }],
    [{ phone: true, username: true }, { identifier: '4711' }, { kind: 'username', canonical: '4711' }],
    [{ username: true }, { identifier: 'Ada.L' }, { kind: 'username', canonical: 'ada.l' }],
  ] as const)('OTP-09 %j takes %j as %j', async (config, inputs, identifier) => {
    expect(await typing(config, inputs)).toEqual({ kind: 'exit', outcome: 'given', subject: { identifier } });
  });

  test.each([
    ['a@example.org,b@evil.org'],
    ['Ada <ada@example.org>'],
    ['"a b"@example.org'],
    ['ada@example.org\r\nBcc: b@evil.org'],
    ['ada＠example.org'],
    ['ada'],
    ['+4930901820'],
    ['@'],
  ])('OTP-09 %j is asked again, with what was typed', async (typed) => {
    expect(await typing({}, { email: typed })).toMatchObject({
      kind: 'ask',
      problems: [{ field: 'email', code: 'invalid-email' }],
      challenge: { fields: [{ value: typed }] },
    });
  });

  test('FLOW-02 nothing given is asked again', async () => {
    expect(await typing({}, {})).toMatchObject({ kind: 'ask', problems: [{ code: 'invalid-email' }] });
    expect(await run({ arrival: { kind: 'answer', action: 'submit', inputs: { email: true } } })).toMatchObject({ kind: 'ask' });
  });
});

describe('the address the app sends along', () => {
  const context = { email: 'Ada@Example.org' };
  test.each([
    ['is taken without asking', { context }, { outcome: 'given', subject: { identifier: email('ada@example.org') } }],
    ['is asked for when it is no address', { context: { email: 'ada, bob@example.org' } }, { kind: 'ask' }],
    ['is asked for when switched off', { context, config: { fromApp: false } }, { kind: 'ask' }],
    ['is asked for when addresses are not accepted', { context, config: { email: false, phone: true } }, { kind: 'ask' }],
    [
      'can be corrected by whoever comes back',
      { context, node: { ...executorInput(definition).node, visit: 2 } },
      { kind: 'ask', challenge: { fields: [{ value: 'ada@example.org' }] } },
    ],
  ])('%s', async (_, given, expected) => {
    expect(await run(given)).toMatchObject(expected);
  });
});

describe('known and unknown', () => {
  const world = () => {
    const fake = fakePorts();
    fake.world.users.set('u1', { id: 'u1', status: 'disabled', attributes: {}, identifiers: [{ ...email('known@example.org'), verified: true }] });
    return fake.ports;
  };
  const give = (address: string, given: Settings) => typing(given.config, { email: address }, given);

  test('PWD-08 without the setting both look alike, and nobody’s record is opened', async () => {
    for (const address of ['known@example.org', 'new@example.org']) {
      expect(await give(address, { ports: world() })).toEqual({ kind: 'exit', outcome: 'given', subject: { identifier: email(address) } });
    }
  });

  test.each([
    ['known@example.org', 'anyone', 'known'],
    ['new@example.org', 'anyone', 'unknown'],
    ['new@example.org', 'registered', 'unknown'],
    ['known@example.org', 'added', 'known'],
    ['new@example.org', 'added', 'known'],
  ] as const)('MOB-1 %s in mode %s: %s', async (address, access, outcome) => {
    expect(await give(address, { config: { tellApart: true }, app: { ...app, access }, ports: world() })).toMatchObject({
      outcome,
      subject: { identifier: email(address) },
    });
  });

  test('the compiler is told that telling apart discloses', () => {
    expect(definition.discloses?.(definition.config.parse({}))).toBe(false);
    expect(definition.discloses?.(definition.config.parse({ tellApart: true }))).toBe(true);
  });
});

test('asking for nothing is an error, and the card says what is asked', () => {
  const nothing = definition.config.parse({ email: false });
  expect(definition.check?.(nothing, inEnglish)).toMatchObject([{ code: 'identify-nothing', severity: 'error' }]);
  expect(definition.check?.(definition.config.parse({}), inEnglish)).toEqual([]);
  expect(definition.describe(definition.config.parse({ phone: true }), inEnglish)).toBe('E-mail address or phone number');
});
