import { afterEach, describe, expect, test } from 'vitest';
import type { WireStep } from '#flows/protocol/step.ts';
import { callbackUrl } from '#server/federation/callback-url.ts';
import { codeFlow, stepOf } from '../support/api.ts';
import { connectOidc, createAuthFlow, externalFlow } from '../support/federation.ts';
import { goodProvider, type GoodProvider } from '../support/good-provider.ts';
import { origin, testPages } from '../support/pages.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const con = 'con_mob7';
type Api = Awaited<ReturnType<typeof testPages>>;
type Signed = { token: string; user: string };

const open = async (settings: object = {}): Promise<{ api: Api; provider: GoodProvider; client: string }> => {
  const people = [{ sub: 'ada-at-google', email: 'ada@gmail.test', email_verified: true }, { sub: 'bob-at-google' }];
  const provider = await goodProvider(people, [{ id: 'sallyport', secret: 'provider-secret', redirectUris: [callbackUrl(origin, 'live', con)] }]);
  closing.push(provider.close);
  const api = await testPages({ env: { EGRESS_ALLOW: provider.host, MAIL_CAPTURE: '0' } });
  closing.push(api.close);
  await connectOidc(api, { issuer: provider.issuer, clientId: 'sallyport', ...settings }, 'provider-secret', con);
  await api.publish(codeFlow);
  await api.publish(createAuthFlow(con), 'account');
  await api.publish(externalFlow(con), 'external');
  return { api, provider, client: (await api.client()).id };
};

const signed = (step: WireStep): Signed => ({ token: step.result?.access_token ?? '', user: String(step.result?.user_info?.sub ?? '') });

const byMail = async (api: Api, client: string, email: string): Promise<Signed> => {
  const asked = stepOf(await api.post('/flows/sign-in/runs', { client: { id: client } }));
  const sent = stepOf(await api.submit(asked, 'submit', { email }));
  return signed(stepOf(await api.submit(sent, 'submit', { code: api.code() })));
};

const atProvider = async (api: Api, provider: GoodProvider, step: WireStep, who: string): Promise<WireStep> => {
  const callback = await provider.visit(step.challenge.url ?? '', who);
  const answer = await api.http.request(callback.href, { headers: { host: 'login.example.org' } }, {});
  const code = new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
  return stepOf(await api.submit(step, 'return', { code }));
};

const pressButton = async (api: Api, client: string, { token }: Signed): Promise<WireStep> =>
  stepOf(await api.post('/flows/account/runs', { entry: 'entry.action', client: { id: client } }, { authorization: `Bearer ${token}` }));

const byAccount = async (api: Api, provider: GoodProvider, client: string, who: string): Promise<WireStep> => {
  const step = stepOf(await api.post('/flows/external/runs', { client: { id: client } }));
  return atProvider(api, provider, stepOf(await api.submit(step, 'google')), who);
};
const userOf = (api: Api, id: string) => api.services.storage.users.find({ app: api.app.id, env: 'live' }, id);

describe('MOB-7 Create Auth adds an external account to whoever is signed in', () => {
  test('MOB-7 somebody who registered by mail adds an account, hears of it, and signs in with it from then on', async () => {
    const { api, provider, client } = await open();
    const ada = await byMail(api, client, 'ada@example.org');
    const leave = await pressButton(api, client, ada);
    expect(leave).toMatchObject({ kind: 'redirect', node: 'ext' });
    expect(await atProvider(api, provider, leave, 'ada-at-google')).toMatchObject({ kind: 'done', node: 'home' });
    expect((await userOf(api, ada.user))?.identities).toMatchObject([{ connector: con, subject: 'ada-at-google', label: 'ada@gmail.test' }]);
    const again = await byAccount(api, provider, client, 'ada-at-google');
    expect(again.result?.user_info).toMatchObject({ sub: ada.user });
    await expect.poll(() => api.mails.filter(({ subject }) => subject.includes('was added')).map(({ to }) => to)).toEqual(['ada@example.org']);
  });

  test('LINK-01 an account that is somebody else’s stays theirs', async () => {
    const { api, provider, client } = await open();
    const owner = signed(await byAccount(api, provider, client, 'bob-at-google'));
    const ada = await byMail(api, client, 'ada@example.org');
    const refused = await atProvider(api, provider, await pressButton(api, client, ada), 'bob-at-google');
    expect(refused).toMatchObject({ node: 'home' });
    expect((await userOf(api, ada.user))?.identities).toBeUndefined();
    expect((await userOf(api, owner.user))?.identities).toMatchObject([{ subject: 'bob-at-google' }]);
  });

  test('LINK-01 of two who add the same account at once one gets it', async () => {
    const { api, provider, client } = await open();
    const [ada, bob] = [await byMail(api, client, 'ada@example.org'), await byMail(api, client, 'bob@example.org')];
    const steps = [await pressButton(api, client, ada), await pressButton(api, client, bob)];
    await Promise.all(steps.map((step) => atProvider(api, provider, step, 'bob-at-google')));
    const linked = (await Promise.all([userOf(api, ada.user), userOf(api, bob.user)])).filter((user) => user?.identities !== undefined);
    expect(linked).toHaveLength(1);
  });

  test('LINK-05 both sides hear of it where both addresses are known', async () => {
    const { api, provider, client } = await open({ trustedDomains: ['gmail.test'] });
    const ada = await byMail(api, client, 'ada@example.org');
    await atProvider(api, provider, await pressButton(api, client, ada), 'ada-at-google');
    const told = () => api.mails.filter(({ subject }) => subject.includes('was added'));
    await expect
      .poll(() =>
        told()
          .map(({ to }) => to)
          .sort(),
      )
      .toEqual(['ada@example.org', 'ada@gmail.test']);
    expect(told()[0]?.text).toContain('with ada@gmail.test');
  });

  test('SES-04 without a session there is nothing to add to', async () => {
    const { api, client } = await open();
    expect((await api.post('/flows/account/runs', { entry: 'entry.action', client: { id: client } })).status).toBe(401);
  });

  test('turning back leaves everything as it was', async () => {
    const { api, provider, client } = await open();
    const ada = await byMail(api, client, 'ada@example.org');
    const asked = await atProvider(api, provider, await pressButton(api, client, ada), 'nobody');
    expect(asked).toMatchObject({ kind: 'redirect', problems: [{ code: 'cancelled' }] });
    expect(stepOf(await api.submit(asked, 'cancel'))).toMatchObject({ node: 'home', kind: 'done' });
    expect((await userOf(api, ada.user))?.identities).toBeUndefined();
  });
});
