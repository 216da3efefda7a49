import { describe, expect, test } from 'vitest';
import type { Identifier } from '#flows/kit/identifier.ts';
import type { User } from '#flows/kit/ports.ts';
import { newestCode } from '#flows/testing/read-mail.ts';
import { emptyWorld, type World } from '#flows/testing/world.ts';
import { driveVerify, outcomeOf, type Situation } from '../_shared/testing/drive-verify.ts';
import { definition } from './definition.ts';
import { executor } from './executor.ts';

const email: Identifier = { kind: 'email', canonical: 'ada@example.org' };
const name: Identifier = { kind: 'username', canonical: 'ada' };
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
const submit = (flow: ReturnType<typeof drive>, code: string) => flow.answer('submit', { code });

describe('MOB-12 who was not added, or is disabled, sees what everybody sees', () => {
  const cases = (): [string, Partial<Situation> & { world: World }][] => [
    ['added', { world: worldWith(user()), access: 'added' }],
    ['not added', { world: worldWith(), access: 'added' }],
    ['disabled', { world: worldWith(user({ status: 'disabled' })) }],
    ['not approved', { world: worldWith(user({ status: 'unapproved' })), access: 'registered' }],
  ];
  const look = (flow: ReturnType<typeof drive>) => {
    const { state, run } = flow.screen();
    return JSON.stringify({ ...state, memos: Object.keys(run.memos['check:1'] ?? {}) });
  };

  test('the same screens, step by step', async () => {
    const seen = await Promise.all(
      cases().map(async ([, given]) => {
        const flow = drive(given);
        await flow.begin();
        const screens = [look(flow)];
        const wrong = given.world.mailbox.length > 0 ? other(newestCode(given.world)) : '000000';
        const deeds = [
          () => flow.answer('resend', {}),
          () => submit(flow, wrong),
          () => submit(flow, wrong),
          () => submit(flow, wrong),
          () => submit(flow, wrong),
        ];
        for (const deed of deeds) {
          await deed();
          screens.push(look(flow));
        }
        screens.push(String(outcomeOf(await submit(flow, wrong))));
        return { screens, counters: given.world.counters.size };
      }),
    );
    expect(new Set(seen.map((all) => JSON.stringify(all))).size).toBe(1);
  });

  test.each(cases().slice(1))('nothing is sent and no code is right: %s', async (_, given) => {
    const flow = drive(given);
    await flow.begin();
    expect(given.world.mailbox).toEqual([]);
    // Worlds are seeded alike: what the decoy would have said is what this mail says.
    const twin = worldWith();
    await drive({ world: twin }).begin();
    await submit(flow, newestCode(twin));
    expect(flow.screen().problems).toEqual(['wrong']);
  });

  test('the code of a decoy stays wrong when somebody is enabled meanwhile', async () => {
    const world = worldWith(user({ status: 'disabled' }));
    const flow = drive({ world });
    await flow.begin();
    const twin = worldWith(user());
    await drive({ world: twin }).begin();
    world.users.set('u1', user());
    await submit(flow, newestCode(twin));
    expect(flow.screen().problems).toEqual(['wrong']);
  });

  test('FLOW-11 somebody disabled while the mail was under way does not get in', async () => {
    const world = worldWith(user());
    const flow = drive({ world });
    await flow.begin();
    world.users.set('u1', user({ status: 'disabled' }));
    await submit(flow, newestCode(world));
    expect(flow.screen().problems).toEqual(['wrong']);
  });
});

describe('FLOW-10 the mail goes where the record says', () => {
  test.each([
    [
      'a user name: the address in the record, not shown',
      { subject: { identifier: name } },
      [
        { ...name, verified: true },
        { ...email, verified: true },
      ],
      ['ada@example.org'],
      undefined,
    ],
    [
      'a proven user: the address in the record',
      { subject: { user: 'u1' }, proven: true },
      [{ ...email, verified: true }],
      ['ada@example.org'],
      'a•••@example.org',
    ],
    [
      'a verified address before one that is not',
      { subject: { user: 'u1' }, proven: true },
      [
        { kind: 'email', canonical: 'old@example.org', verified: false },
        { ...email, verified: true },
      ],
      ['ada@example.org'],
      'a•••@example.org',
    ],
  ] as const)('%s', async (_, given, identifiers, mails, sentTo) => {
    const world = worldWith(user({ identifiers: [...identifiers] }));
    const flow = drive({ world, ...given });
    await flow.begin();
    expect(world.mailbox.map(({ to }) => to)).toEqual(mails);
    expect(flow.screen().state.challenge.sentTo).toBe(sentTo);
    expect(outcomeOf(await submit(flow, newestCode(world)))).toBe('verified');
    expect(flow.screen().subject.user).toBe('u1');
  });

  test('LINK-02 an address somebody else has proven does not become another user’s', async () => {
    const world = worldWith(user({ identifiers: [{ ...email, verified: false }] }), user({ id: 'u2' }));
    const flow = drive({ world, subject: { user: 'u1' }, proven: true });
    await flow.begin();
    expect(outcomeOf(await submit(flow, newestCode(world)))).toBe('exhausted');
    expect(world.users.get('u1')?.identifiers).toEqual([{ ...email, verified: false }]);
  });

  test('an unknown user name looks like a known one', async () => {
    const known = drive({
      world: worldWith(
        user({
          identifiers: [
            { ...name, verified: true },
            { ...email, verified: true },
          ],
        }),
      ),
      subject: { identifier: name },
    });
    const unknown = drive({ world: worldWith(), subject: { identifier: name } });
    await known.begin();
    await unknown.begin();
    expect(JSON.stringify(unknown.screen().state)).toBe(JSON.stringify(known.screen().state));
  });

  test.each([
    ['a phone number', { subject: { identifier: { kind: 'phone', canonical: '+4930901820' } } }],
    ['a proven user without an address', { subject: { user: 'u1' }, proven: true }],
  ] as const)('there is nowhere to send it: %s', async (_, given) => {
    const world = worldWith(user({ identifiers: [] }));
    expect(outcomeOf(await drive({ world, ...given }).begin())).toBe('cannot-send');
    expect(world.mailbox).toEqual([]);
  });
});
