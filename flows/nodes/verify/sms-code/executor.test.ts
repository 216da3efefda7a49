import { describe, expect, test } from 'vitest';
import { acrOf } from '#flows/kit/assurance.ts';
import type { Identifier } from '#flows/kit/identifier.ts';
import type { User } from '#flows/kit/ports.ts';
import { newestCode } from '#flows/testing/read-mail.ts';
import { emptyWorld, type World } from '#flows/testing/world.ts';
import { driveVerify, outcomeOf, type Situation } from '../_shared/testing/drive-verify.ts';
import { definition } from './definition.ts';
import { executor } from './executor.ts';

const phone: Identifier = { kind: 'phone', canonical: '+4915112345678' };
const email: Identifier = { kind: 'email', canonical: 'ada@example.org' };
const numbered = (digits: string): Identifier => ({ kind: 'phone', canonical: `+491511${digits}` });
const user = (given: Partial<User> = {}): User => ({
  id: 'u1',
  status: 'active',
  attributes: {},
  identifiers: [{ ...phone, verified: true }],
  ...given,
});
const worldWith = (...users: User[]): World => emptyWorld({ users: new Map(users.map((known) => [known.id, known])) });
const drive = (given: Partial<Situation> & { world: World }) => driveVerify({ definition, executor }, { subject: { identifier: phone }, ...given });
const textIn = (world: World) => world.mailbox.at(-1)?.text ?? '';

describe('the message', () => {
  test('MOB-5 goes to the number in E.164 and carries the code, the app and how long it works', async () => {
    const world = worldWith(user());
    await drive({ world }).begin();
    expect(world.mailbox).toMatchObject([{ channel: 'sms', to: '+4915112345678' }]);
    expect(textIn(world)).toMatch(/^\d{6} is your code for Demo\. It works for 5 minutes\. Do not give it to anybody\.$/);
    expect(world.mailbox[0]).not.toHaveProperty('connector');
  });

  test('on hosted pages its last line binds the code to their host', async () => {
    const world = worldWith(user());
    await drive({ world, context: { hosted: true } }).begin();
    expect(textIn(world).split('\n').at(-1)).toBe(`@login.example.org #${newestCode(world)}`);
  });

  test('the screen shows the end of the number only', async () => {
    const flow = drive({ world: worldWith(user()) });
    await flow.begin();
    expect(flow.screen().state.challenge.sentTo).toBe('•••78');
  });
});

describe('OTP-06 toll fraud', () => {
  test('a country that was not chosen gets nothing', async () => {
    const world = worldWith();
    const flow = drive({ world, config: { countries: ['FR'] } });
    expect(outcomeOf(await flow.begin())).toBe('country-refused');
    expect(world.mailbox).toEqual([]);
  });

  test.each([
    ['satellite', '+881612345678'],
    ['premium', '+499001234567'],
  ])('a %s number gets nothing, whatever is chosen', async (_, canonical) => {
    const world = worldWith();
    expect(outcomeOf(await drive({ world, subject: { identifier: { kind: 'phone', canonical } } }).begin())).toBe('country-refused');
    expect(world.mailbox).toEqual([]);
  });

  const sendTo = (world: World, identifier: Identifier, ip: string, run: string) =>
    drive({ world, subject: { identifier }, context: { ip }, run, config: { sendsPerHour: 3, sendsPerNetwork: 4, sendsPerBlock: 5 } });

  type Sender = { identifier: Identifier; ip: string };
  test.each<[string, number, (index: number) => Sender]>([
    ['one number', 3, () => ({ identifier: phone, ip: '203.0.113.1' })],
    ['one network, from many addresses of it', 4, (index) => ({ identifier: numbered(`${index}345678`), ip: `2001:db8:1:2::${index}` })],
    ['one block of numbers', 5, (index) => ({ identifier: numbered(`234567${index}`), ip: `203.0.113.${index}` })],
  ])('%s gets so many an hour, and more after it', async (_, limit, of) => {
    const world = worldWith();
    const send = async (index: number, run: string) => {
      const { identifier, ip } = of(index);
      return outcomeOf(await sendTo(world, identifier, ip, run).begin());
    };
    const outcomes: (string | undefined)[] = [];
    for (let index = 1; index <= limit + 1; index += 1) outcomes.push(await send(index, `run_${index}`));
    expect(outcomes).toEqual([...Array.from({ length: limit }, () => undefined), 'cannot-send']);
    world.now += 3_600_000;
    expect(await send(1, 'run_later')).toBeUndefined();
  });

  test('a resend over a limit keeps the last code alive', async () => {
    const world = worldWith(user());
    const flow = drive({ world, config: { sendsPerHour: 1 } });
    await flow.begin();
    const code = newestCode(world);
    world.now += 60_000;
    await flow.answer('resend', {});
    expect(flow.screen().problems).toEqual(['too-many-sends']);
    expect(outcomeOf(await flow.answer('submit', { code }))).toBe('verified');
  });
});

describe('an SMS account of the app', () => {
  const connector = (given: object = {}) => ({
    id: 'con_1',
    kind: 'sms-twilio',
    name: 'Twilio',
    active: true,
    settings: { countries: ['DE', 'FR'] },
    ...given,
  });
  const withAccount = (account: ReturnType<typeof connector> | undefined, countries: string[] = []) => {
    const world = worldWith(user());
    if (account !== undefined) world.connectors.set('con_1', account);
    return { world, flow: drive({ world, config: { connector: 'con_1', countries } }) };
  };

  test('the message names it', async () => {
    const { world, flow } = withAccount(connector());
    await flow.begin();
    expect(world.mailbox).toMatchObject([{ connector: 'con_1' }]);
  });

  test.each([
    ['its own countries hold', connector({ settings: { countries: ['FR'] } }), []],
    ['a step narrows them', connector(), ['FR']],
    ['a step does not widen them', connector({ settings: { countries: ['FR'] } }), ['DE']],
  ])('%s', async (_, account, countries) => {
    expect(outcomeOf(await withAccount(account, countries).flow.begin())).toBe('country-refused');
  });

  test.each([
    ['gone', undefined],
    ['disabled', connector({ active: false })],
    ['without countries', connector({ settings: {} })],
  ])('FED-06 one that is %s cannot send', async (_, account) => {
    expect(outcomeOf(await withAccount(account).flow.begin())).toBe('cannot-send');
  });
});

test('OTP-08 possession alone, or beside an address, is one factor; beside a password it is two', () => {
  const outcomes = typeof definition.outcomes === 'function' ? [] : definition.outcomes;
  const proves = outcomes.find(({ id }) => id === 'verified')?.proves;
  if (proves === undefined) throw new Error('it proves nothing');
  expect(proves.amr).toEqual(['otp', 'sms']);
  expect([acrOf([proves.assurance]), acrOf([proves.assurance, 'identifier']), acrOf([proves.assurance, 'knowledge'])]).toEqual([
    'aal1',
    'aal1',
    'aal2',
  ]);
});

test('in the sandbox, where nothing is sent, an account works before it is filled in', async () => {
  const world = worldWith(user());
  world.connectors.set('con_1', { id: 'con_1', kind: 'sms-twilio', name: 'Twilio', active: false, settings: {} });
  const flow = drive({ world, config: { connector: 'con_1' }, env: 'sandbox' });
  expect(outcomeOf(await flow.begin())).toBeUndefined();
  expect(world.mailbox).toHaveLength(1);
});

describe('MOB-12 people who were named otherwise', () => {
  const both = user({
    identifiers: [
      { ...phone, verified: true },
      { ...email, verified: true },
    ],
  });

  test('by an e-mail address: no SMS, unless the step says so', async () => {
    expect(outcomeOf(await drive({ world: worldWith(both), subject: { identifier: email } }).begin())).toBe('cannot-send');
    const world = worldWith(both);
    const flow = drive({ world, subject: { identifier: email }, config: { fromRecord: true } });
    await flow.begin();
    expect(world.mailbox.map(({ to }) => to)).toEqual(['+4915112345678']);
    expect(outcomeOf(await flow.answer('submit', { code: newestCode(world) }))).toBe('verified');
  });

  test('known, unknown, and of a country not served look the same', async () => {
    const config = { fromRecord: true, countries: ['DE'] };
    const abroad = user({
      identifiers: [
        { kind: 'phone', canonical: '+447400123456', verified: true },
        { ...email, verified: true },
      ],
    });
    const seen = [];
    for (const world of [worldWith(both), worldWith(), worldWith(abroad)]) {
      const flow = drive({ world, subject: { identifier: email }, config });
      await flow.begin();
      seen.push(JSON.stringify(flow.screen().state));
    }
    expect(new Set(seen).size).toBe(1);
  });
});
