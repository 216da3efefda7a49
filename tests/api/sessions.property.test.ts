import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stepOf, testApi, type TestApi, type TestFlow } from '../support/api.ts';
import { relockFlow } from '../support/relock-flow.ts';

/** Whatever two members and a guest do, and in whatever order: what is locked stays so, and the court stays closed to guests. */
const idleSeconds = 300;
const pins = { ada: '482913', bob: '730184' } as const;
type Name = keyof typeof pins;

const locking = relockFlow({ idleSeconds, onOffload: true });
const flow: TestFlow = {
  ...locking,
  nodes: {
    ...locking.nodes,
    link: { type: 'entry.common-link' },
    guest: { type: 'user.create-guest' },
    visit: { type: 'session.issue' },
    lobby: { type: 'zone.screen', config: { screen: 'lobby' } },
  },
  edges: { ...locking.edges, 'link.opened': 'guest', 'guest.created': 'visit', 'visit.issued': 'lobby' },
};

const who = fc.constantFrom<Name>('ada', 'bob');
const deed = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('look' as const), who }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.constantFrom(20, 200, 301) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('lock' as const), who }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('open' as const), who, pin: fc.constantFrom<Name | 'wrong'>('ada', 'bob', 'wrong') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('press' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('guest' as const) }) },
);

let api: TestApi;
beforeAll(async () => {
  api = await testApi({ flow, access: 'anyone', columns: [{ key: 'pin', type: 'pin' }] });
});
afterAll(() => api.close());

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const screen = async (token: string) => (await api.get('/zones/secure/screens/home', bearer(token))).status;
let people = 0;

/** A member of the app, with what the test knows of their session: apart from the server's idea of it. */
const member = async (name: Name) => {
  people += 1;
  const coded = stepOf(await api.submit(await api.start(`${name}${people}@example.org`), 'submit', { code: api.code() }));
  const { result } = stepOf(await api.submit(coded, 'submit', { pin: pins[name], repeat: pins[name] }));
  return {
    access: result?.access_token ?? '',
    refresh: result?.refresh_token ?? '',
    locked: false,
    ended: false,
    wrong: 0,
    seen: api.services.clock.now(),
  };
};
type Member = Awaited<ReturnType<typeof member>>;

/** Access tokens run out while the test lets time go by; a locked session gets no new one, which is no way in either. */
const isOpen = ({ locked, ended, seen }: Member): boolean => !locked && !ended && api.services.clock.now() - seen < idleSeconds * 1000;

const tryToOpen = async (person: Member, pin: string, own: string): Promise<void> => {
  const begun = await api.post('/flows/sign-in/runs', { entry: 'back' }, bearer(person.refresh));
  const wasOpen = isOpen(person);
  if (wasOpen || person.ended) {
    expect([401, 409]).toContain(begun.status);
    return;
  }
  const asked = stepOf(begun);
  const { kind } = stepOf(await api.submit(asked, 'submit', { pin }));
  expect(kind).toBe(pin === own ? 'done' : person.wrong === 2 ? 'failed' : 'ask');
  person.wrong = pin === own ? 0 : person.wrong + 1;
  person.ended = kind === 'failed';
  if (kind === 'done') Object.assign(person, { locked: false, seen: api.services.clock.now() });
};

describe('random histories', () => {
  test('MOB-9 SES-04 open no locked session without a fresh proof of its own user; FLOW-08 guests see no secure screen', async () => {
    let [opened, refused] = [0, 0];
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 12, maxLength: 20 }), async (deeds) => {
        const court = { ada: await member('ada'), bob: await member('bob') };
        const began = api.services.clock.now();
        for (const step of deeds) {
          // Access lives ten minutes: beyond it a refused look says nothing about locks.
          const fresh = api.services.clock.now() - began < 590_000;
          if (step.do === 'wait') api.clock.advance(step.seconds * 1000);
          if (step.do === 'look' && fresh) {
            const person = court[step.who];
            const open = isOpen(person);
            const status = await screen(person.access);
            expect(status).toBe(person.ended ? 401 : open ? 200 : 423);
            // Use is noted with a lag, never early: the model is as strict as the server may be.
            const seen = (await sessionOf(person))?.lastSeenAt ?? person.seen;
            if (open) person.seen = seen;
            open ? (opened += 1) : (refused += 1);
          }
          if (step.do === 'lock' && fresh && isOpen(court[step.who])) {
            await api.raw('/session/lock', { method: 'POST', headers: bearer(court[step.who].access) });
            court[step.who].locked = true;
          }
          if (step.do === 'open') await tryToOpen(court[step.who], step.pin === 'wrong' ? '000009' : pins[step.pin], pins[step.who]);
          if (step.do === 'press' && fresh && !isOpen(court[step.who])) {
            const answer = await api.post('/flows/sign-in/runs', { entry: 'leave' }, bearer(court[step.who].access));
            expect([401, 423]).toContain(answer.status);
          }
          if (step.do === 'guest') {
            const token = stepOf(await api.post('/flows/sign-in/runs', { entry: 'link' })).result?.access_token ?? '';
            expect(await screen(token)).toBe(403);
            expect((await api.post('/flows/sign-in/runs', { entry: 'leave' }, bearer(token))).status).toBe(403);
          }
        }
      }),
      { numRuns: 8, seed: 20_261_122 },
    );
    expect([opened > 5, refused > 5]).toEqual([true, true]);
  }, 120_000);
});

const sessionOf = async ({ access }: Member) => {
  const claims: { sid?: string } = JSON.parse(Buffer.from(access.split('.')[1] ?? '', 'base64url').toString());
  return api.services.storage.sessions.find({ app: api.app.id, env: 'live' }, claims.sid ?? '');
};
