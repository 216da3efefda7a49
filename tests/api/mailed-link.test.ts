import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTicket } from '#server/engine/open-ticket.ts';
import { stepOf, type TestApi, testApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await testApi({
    flow: {
      nodes: {
        start: { type: 'entry.sign-in' },
        who: { type: 'identify.ask' },
        link: { type: 'verify.email-link' },
        register: { type: 'identify.register' },
        in: { type: 'session.issue', zone: 'secure' },
        home: { type: 'zone.screen', zone: 'secure' },
        deny: { type: 'end.deny' },
      },
      edges: {
        'start.started': 'who',
        'who.given': 'link',
        'link.verified': 'register',
        'register.registered': 'in',
        'register.known': 'in',
        'in.issued': 'home',
        'register.refused': 'deny',
        'in.refused': 'deny',
      },
    },
  });
});
afterAll(() => api.close());

const waiting = async (email: string) => {
  const step = stepOf(await api.submit(await api.start(), 'submit', { email }));
  const secret = /\/l\/([\w-]+)/.exec(api.mails.at(-1)?.text ?? '')?.[1] ?? '';
  const realm = await api.services.realms.find('live', 'test');
  if (realm === undefined) throw new Error('no app');
  return { step, secret, confirm: () => openTicket(api.services, realm, secret) };
};
const look = (step: { run: string; state: string }) => api.get(`/runs/${step.run}`, { authorization: `Bearer ${step.state}` });

describe('a link that is confirmed on another device', () => {
  test('FLOW-03 hands the tokens to whoever holds the run, who did nothing but wait', async () => {
    const { step, confirm } = await waiting('ada@example.org');
    expect(step.kind).toBe('wait');
    await confirm();
    const done = stepOf(await look(step));
    expect(done).toMatchObject({ kind: 'done', result: { token_type: 'Bearer', zone: { kind: 'secure' } } });
    const session = await api.get('/session', { authorization: `Bearer ${done.result?.access_token}` });
    expect(session.status).toBe(200);
  });

  test('FLOW-12 and to nobody else', async () => {
    const { step, confirm } = await waiting('bob@example.org');
    await confirm();
    expect((await look({ run: step.run, state: `${step.state}x` })).status).toBe(404);
  });

  test('for ten minutes', async () => {
    const { step, confirm } = await waiting('eve@example.org');
    await confirm();
    api.clock.advance(10 * 60_000);
    expect(stepOf(await look(step)).result).not.toHaveProperty('access_token');
  });
});
