import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeFlow, stepOf, testApi, type TestApi } from '../support/api.ts';

/** Whatever a request says about where it was sent, links and issuers come from the configuration (OUT-06). */
const lies: Record<string, string>[] = [
  { host: 'evil.example' },
  { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http', 'x-forwarded-port': '81' },
  { forwarded: 'host=evil.example;proto=http' },
  { 'x-original-host': 'evil.example', 'x-rewrite-url': '/evil', 'x-forwarded-prefix': '/evil', 'x-original-url': '//evil.example' },
  { referer: 'https://evil.example/' },
];

let api: TestApi;
beforeAll(async () => {
  // A trusted proxy, which may say who asks, and nothing else.
  api = await testApi({
    flow: { nodes: { ...codeFlow.nodes, code: { type: 'verify.email-link' } }, edges: codeFlow.edges },
    env: { TRUSTED_PROXIES: '127.0.0.1' },
  });
  await api.publish(codeFlow, 'by-code');
});
afterAll(() => api.close());

const start = (flow: string, headers: Record<string, string>, email: string) =>
  api.request(
    `http://evil.example/api/v1/live/test/flows/${flow}/runs`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ context: { email } }),
    },
    '127.0.0.1',
  );

test.each(lies.map((headers) => [Object.keys(headers).join(', '), headers] as const))(
  'OUT-06 %s: a mailed link leads to the configured address',
  async (_, headers) => {
    stepOf(await start('sign-in', headers, 'ada@example.org'));
    const mail = api.mails.at(-1)?.text ?? '';
    expect([...mail.matchAll(/https?:\/\/[^\s]+/g)].map(([link]) => new URL(link).origin)).toEqual(['https://login.example.org']);
    expect(mail).not.toContain('evil');
    api.clock.advance(3_600_001);
  },
);

test.each(lies.map((headers) => [Object.keys(headers).join(', '), headers] as const))(
  'OUT-06 %s: so do issuer, discovery and API description',
  async (_, headers) => {
    const coded = stepOf(await start('by-code', headers, 'bob@example.org'));
    const done = stepOf(
      await api.request(
        `http://evil.example/api/v1/live/test/runs/${coded.run}/submit`,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify({ state: coded.state, action: 'submit', inputs: { code: api.code() } }),
        },
        '127.0.0.1',
      ),
    );
    const claims: unknown = JSON.parse(Buffer.from(done.result?.access_token?.split('.')[1] ?? '', 'base64url').toString());
    expect(claims).toMatchObject({ iss: 'https://login.example.org/oidc/live/test' });
    for (const path of [
      '/oidc/live/test/.well-known/openid-configuration',
      '/api/v1/live/test/openapi.json',
      '/api/v1/live/test/flows/by-code/openapi.json',
    ]) {
      const answer = await api.request(`http://evil.example${path}`, { headers }, '127.0.0.1');
      expect(answer.status).toBe(200);
      expect(JSON.stringify(answer.body)).not.toContain('evil');
      expect(JSON.stringify(answer.body)).toContain('https://login.example.org/');
    }
    api.clock.advance(3_600_001);
  },
);
