import { getRequest, postRequest, type RawAnswer, type RawClient } from './raw-client.ts';
import type { SideName } from './side.ts';

/** What a person or app has after signing in. */
export type Held = { bearer: string; refresh: string };

/** How the loader speaks to a side. A side without a method has no such job. Each throws on any answer but the good one. */
export type Driver = {
  signIn?(client: RawClient, email: string, code: (email: string) => Promise<string>): Promise<Held>;
  /** Sessions to refresh, on a side where nobody signs in. */
  held?(client: RawClient): Promise<Held[]>;
  check?(client: RawClient, held: Held): Promise<void>;
  refresh?(client: RawClient, held: Held): Promise<string>;
};

const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };

const good = (answer: RawAnswer): RawAnswer => {
  if (answer.status < 200 || answer.status > 299) throw new Error(`${answer.status} ${answer.body.slice(0, 300)}`);
  return answer;
};
const cookiesOf = ({ head }: RawAnswer): string => [...head.matchAll(/\r\nset-cookie: ([^;\r]+)/gi)].map(([, cookie]) => cookie).join('; ');
type TokenAnswer = { access_token: string; refresh_token: string };
const refreshAt =
  (path: string, more = '') =>
  async (client: RawClient, { refresh }: Held): Promise<string> => {
    const answer: TokenAnswer = JSON.parse(
      good(await client.send(postRequest(path, `grant_type=refresh_token&refresh_token=${refresh}${more}`, form))).body,
    );
    return answer.refresh_token;
  };

const sallyport: Driver = {
  signIn: async (client, email, code) => {
    const asked = good(await client.send(postRequest('/api/v1/live/bench/flows/sign-in/runs', JSON.stringify({ context: { email } }), json)));
    const step: { run: string; state: string } = JSON.parse(asked.body);
    const answer = JSON.stringify({ state: step.state, action: 'submit', inputs: { code: await code(email) } });
    const done: { kind: string; result: TokenAnswer } = JSON.parse(
      good(await client.send(postRequest(`/api/v1/live/bench/runs/${step.run}/submit`, answer, json))).body,
    );
    if (done.kind !== 'done') throw new Error(`the sign-in ended in ${done.kind}`);
    return { bearer: done.result.access_token, refresh: done.result.refresh_token };
  },
  check: async (client, { bearer }) => {
    good(await client.send(getRequest('/api/v1/live/bench/session', { authorization: `Bearer ${bearer}` })));
  },
  refresh: refreshAt('/api/v1/live/bench/token'),
};

const bare: Driver = {
  signIn: async (client, email, code) => {
    const run: { run: string; state: string } = JSON.parse(good(await client.send(postRequest('/start', JSON.stringify({ email }), json))).body);
    const done: TokenAnswer & { session: string } = JSON.parse(
      good(await client.send(postRequest('/submit', JSON.stringify({ ...run, code: await code(email) }), json))).body,
    );
    return { bearer: done.session, refresh: done.refresh_token };
  },
  check: async (client, { bearer }) => {
    good(await client.send(getRequest('/session', { authorization: `Bearer ${bearer}` })));
  },
  refresh: refreshAt('/token'),
};

const betterAuth: Driver = {
  signIn: async (client, email, code) => {
    good(await client.send(postRequest('/api/auth/email-otp/send-verification-otp', JSON.stringify({ email, type: 'sign-in' }), json)));
    const done = good(await client.send(postRequest('/api/auth/sign-in/email-otp', JSON.stringify({ email, otp: await code(email) }), json)));
    return { bearer: cookiesOf(done), refresh: '' };
  },
  check: async (client, { bearer }) => {
    const { body } = good(await client.send(getRequest('/api/auth/get-session', { cookie: bearer })));
    if (body === 'null') throw new Error('the session is gone');
  },
};

const oidcProvider: Driver = {
  held: async (client) => {
    const tokens: string[] = JSON.parse(good(await client.send(getRequest('/grants'))).body);
    return tokens.map((refresh) => ({ bearer: '', refresh }));
  },
  refresh: refreshAt('/token', '&client_id=bench'),
};

export const drivers: Readonly<Record<SideName, Driver>> = { sallyport, bare, 'better-auth': betterAuth, 'oidc-provider': oidcProvider };
