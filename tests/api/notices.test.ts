import { afterEach, describe, expect, test } from 'vitest';
import { deliverLeftBehind } from '#server/engine/left-behind.ts';
import { codeFlow, stepOf, testApi, type TestApi, type TestFlow } from '../support/api.ts';

let api: TestApi;
afterEach(() => api.close());

const forgotten: TestFlow = {
  nodes: { ...codeFlow.nodes, new: { type: 'user.set-password' } },
  edges: { ...codeFlow.edges, 'register.registered': 'new', 'register.known': 'new', 'new.set': 'in' },
};
const choose = async (password: string) => {
  const asked = stepOf(await api.submit(await api.start('ada@example.org'), 'submit', { code: api.code() }));
  return stepOf(await api.submit(asked, 'submit', { password }));
};
/** Subjects of mails that are no codes, once they had time to leave. */
const notices = async (expected: number) => {
  const found = () => api.mails.filter(({ subject }) => subject.includes('password')).map(({ to, subject }) => `${to}: ${subject}`);
  await expect.poll(() => found().length).toBe(expected);
  return found();
};
const waiting = () => api.services.storage.outbox.claim(api.services.clock.now() + 3 * 86_400_000, 0, 10);

describe('a new password', () => {
  test('PWD-09 the first one is not told of, a change is: to the verified address, once, and nothing stays behind', async () => {
    api = await testApi({ flow: forgotten });
    expect(await choose('four words in a row')).toMatchObject({ kind: 'done' });
    expect(await notices(0)).toEqual([]);
    expect(await choose('five other words in a row')).toMatchObject({ kind: 'done' });
    expect(await notices(1)).toEqual(['ada@example.org: Your password for Test was changed']);
    expect(api.mails.at(-1)?.text).not.toContain('five other');
    await expect.poll(async () => (await waiting()).length).toBe(0);
  });

  test('PWD-09 a mail server that is down delays the word, not the person, and the mail is not lost', async () => {
    let down = false;
    const sent: string[] = [];
    api = await testApi({
      flow: forgotten,
      mailer: {
        send: async ({ to, subject, text }) => {
          if (down && subject.includes('password')) throw new Error('down');
          sent.push(`${to}: ${subject}`);
          api.mails.push({ to, subject, text });
        },
        close: () => undefined,
      },
    });
    await choose('four words in a row');
    down = true;
    expect(await choose('five other words in a row')).toMatchObject({ kind: 'done' });
    await expect.poll(() => api.logged.some((line) => line.includes('could not be sent'))).toBe(true);
    expect(sent.filter((line) => line.includes('password'))).toEqual([]);
    await expect.poll(async () => deliverLeftBehind(api.services)).toBe(0);
    down = false;
    api.clock.advance(11 * 60_000);
    await expect.poll(async () => deliverLeftBehind(api.services)).toBe(1);
    expect(await notices(1)).toHaveLength(1);
    expect(await waiting()).toEqual([]);
  });
});
