import { describe, expect, test } from 'vitest';
import type { Identifier } from '#flows/kit/identifier.ts';
import type { User } from '#flows/kit/ports.ts';
import { inEnglish } from '#flows/languages/say.ts';
import { newestLink } from '#flows/testing/read-mail.ts';
import { fakeDigest } from '#flows/testing/fake-digest.ts';
import { emptyWorld, type World } from '#flows/testing/world.ts';
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

describe('a link by e-mail', () => {
  test('proves the address when its button is pressed, wherever that is', async () => {
    const world = worldWith(user({ identifiers: [{ ...email, verified: false }] }));
    const flow = drive({ world });
    await flow.begin();
    expect(flow.screen().state).toMatchObject({
      kind: 'wait',
      challenge: {
        kind: 'wait',
        fields: [],
        actions: [{ id: 'resend', availableAt: world.now + 60_000 }],
        sentTo: 'a•••@example.org',
        expiresAt: world.now + 600_000,
      },
    });
    expect(outcomeOf(await flow.openLink(newestLink(world)))).toBe('verified');
    expect(flow.screen().subject).toEqual({ identifier: email, user: 'u1' });
    expect(flow.screen().run.proofs).toMatchObject([{ assurance: 'identifier', amr: ['email'] }]);
    expect(world.users.get('u1')?.identifiers).toEqual([{ ...email, verified: true }]);
  });

  test('the mail says what it is for, how long it works and that one may ignore it, the link on a line of its own', async () => {
    const world = worldWith();
    await drive({ world }).begin();
    const [mail] = world.mailbox;
    expect(mail).toMatchObject({ to: 'ada@example.org', subject: 'Your link for Demo' });
    expect(mail?.text.split('\n')).toContain(`https://login.example.org/l/${newestLink(world)}`);
    expect(mail?.text).toMatch(/sign in to Demo.*works for 10 minutes.*ignore this mail/s);
  });

  test('FLOW-09 its ticket is bound to run, node, visit, purpose and address, and only its hash is kept', async () => {
    const world = worldWith();
    const flow = drive({ world });
    await flow.begin();
    const secret = newestLink(world);
    expect([...world.tickets.values()]).toEqual([
      {
        hash: fakeDigest.hash(secret),
        purpose: 'verify-email',
        run: 'run_1',
        node: 'check',
        visit: 1,
        identifier: email,
        expiresAt: world.now + 600_000,
      },
    ]);
    expect(JSON.stringify(flow.screen().run)).not.toContain(secret);
  });
});

describe('FLOW-03 only the server’s record of the link moves the waiting page on', () => {
  test.each([
    ['submit', {}],
    ['continue', {}],
    ['verified', {}],
    ['', {}],
  ])('not the button “%s”', async (action, inputs) => {
    const flow = drive({ world: worldWith() });
    await flow.begin();
    expect(outcomeOf(await flow.answer(action, inputs))).toBe('refused: unknown-action');
  });

  test('not a made-up link, and not one of another run', async () => {
    const world = worldWith();
    const [mine, theirs] = [drive({ world }), drive({ world, run: 'run_2' })];
    await mine.begin();
    const link = newestLink(world);
    await theirs.begin();
    expect(outcomeOf(await theirs.openLink(link))).toBe('refused: unknown-link');
    expect(outcomeOf(await mine.openLink(`${link}x`))).toBe('refused: unknown-link');
    expect(outcomeOf(await mine.openLink(link))).toBe('verified');
  });

  test('a link works once', async () => {
    const world = worldWith();
    const flow = drive({ world });
    await flow.begin();
    await flow.openLink(newestLink(world));
    expect(outcomeOf(await flow.openLink(newestLink(world)))).toBe('refused: run-over');
  });

  test('of two presses at once one counts', async () => {
    const world = worldWith();
    const flow = drive({ world });
    await flow.begin();
    const link = newestLink(world);
    const outcomes = (await Promise.all([flow.openLink(link), flow.openLink(link)])).map(outcomeOf);
    expect(outcomes.filter((outcome) => outcome === 'verified')).toHaveLength(1);
  });

  test('a ticket that is spent already takes the outcome declared for it', async () => {
    const world = worldWith();
    const flow = drive({ world });
    await flow.begin();
    for (const [hash, ticket] of world.tickets) world.tickets.set(hash, { ...ticket, spentAt: world.now });
    expect(outcomeOf(await flow.openLink(newestLink(world)))).toBe('expired');
    expect(flow.screen().run.proofs).toEqual([]);
  });
});

describe('too late', () => {
  test.each([
    [599_999, 'verified', []],
    [600_000, undefined, ['expired']],
  ] as const)('after %i ms: %s', async (ms, outcome, problems) => {
    const world = worldWith();
    const flow = drive({ world });
    await flow.begin();
    world.now += ms;
    expect(outcomeOf(await flow.openLink(newestLink(world)))).toBe(outcome);
    expect(flow.screen().problems).toEqual(problems);
  });

  test('a newer link ends the older one', async () => {
    const world = worldWith();
    const flow = drive({ world });
    await flow.begin();
    const old = newestLink(world);
    world.now += 60_000;
    await flow.answer('resend', {});
    await flow.openLink(old);
    expect(flow.screen().problems).toEqual(['old-link']);
    expect(outcomeOf(await flow.openLink(newestLink(world)))).toBe('verified');
  });
});

describe('OTP-06 sending', () => {
  test('a new link takes a minute and counts towards the address, codes and links together', async () => {
    const world = worldWith();
    const config = { sendsPerHour: 2 };
    const flow = drive({ world, config });
    await flow.begin();
    await flow.answer('resend', {});
    expect(flow.screen().problems).toEqual(['too-soon']);
    world.now += 60_000;
    await flow.answer('resend', {});
    expect(world.mailbox).toHaveLength(2);
    world.now += 60_000;
    await flow.answer('resend', {});
    expect(flow.screen().problems).toEqual(['too-many-sends']);
    expect(outcomeOf(await drive({ world, config, run: 'run_2' }).begin())).toBe('cannot-send');
    expect(outcomeOf(await flow.openLink(newestLink(world)))).toBe('verified');
  });

  test('a gateway that is down is told as such', async () => {
    expect(outcomeOf(await drive({ world: worldWith(), gateway: { up: false } }).begin())).toBe('cannot-send');
  });

  test('without an address there is nowhere to send it', async () => {
    expect(outcomeOf(await drive({ world: worldWith(), subject: { identifier: { kind: 'phone', canonical: '+4930901820' } } }).begin())).toBe(
      'cannot-send',
    );
  });
});

describe('MOB-12 who was not added, or is disabled, waits like everybody', () => {
  const cases = (): [string, Partial<Situation> & { world: World }][] => [
    ['added', { world: worldWith(user()), access: 'added' }],
    ['not added', { world: worldWith(), access: 'added' }],
    ['disabled', { world: worldWith(user({ status: 'disabled' })) }],
  ];

  test('the same screen, the same rows', async () => {
    const seen = await Promise.all(
      cases().map(async ([, given]) => {
        const flow = drive(given);
        await flow.begin();
        return JSON.stringify([flow.screen().state, given.world.tickets.size, given.world.counters.size]);
      }),
    );
    expect(new Set(seen).size).toBe(1);
  });

  test.each(cases().slice(1))('no mail leaves, and its link would open nothing: %s', async (_, given) => {
    const flow = drive(given);
    await flow.begin();
    expect(given.world.mailbox).toEqual([]);
    // Worlds are seeded alike: the decoy's link is the one in this mail.
    const twin = worldWith();
    await drive({ world: twin }).begin();
    expect(outcomeOf(await flow.openLink(newestLink(twin)))).toBeUndefined();
    expect(flow.screen().problems).toEqual(['expired']);
  });

  test('FLOW-11 somebody disabled while the mail was under way does not get in', async () => {
    const world = worldWith(user());
    const flow = drive({ world });
    await flow.begin();
    world.users.set('u1', user({ status: 'disabled' }));
    expect(outcomeOf(await flow.openLink(newestLink(world)))).toBeUndefined();
  });
});

test('the card says what it is set to', () => {
  expect(definition.describe(definition.config.parse({}), inEnglish)).toBe('Works for 10 min');
});
