import { hash, randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { wireStep } from '#server/http/openapi/schemas.ts';
import type { WireStep } from '#flows/protocol/step.ts';
import { openBrowser } from '../support/browser.ts';
import type { SinkMail } from '../support/smtp-sink.ts';

/** The client that `prepare` registered, and where its codes go. */
export const client = { id: 'cli_app', redirectUri: 'https://app.example.org/in' } as const;

export const serverClient = 'cli_server';

const tokenAnswer = z.object({ access_token: z.string(), refresh_token: z.string() });
export type Tokens = z.infer<typeof tokenAnswer>;

/** What people were told, and so must still be true after any crash. */
export type Acknowledged = {
  /** Runs that stand at their code screen. */
  waiting: { run: string; state: string; code: string }[];
  /** Runs that ended, with the code that ended them. */
  ended: { run: string; state: string; code: string }[];
  /** `tokens`: every set this session was given, oldest first; `at`: when the newest came (ms). */
  sessions: Map<string, { tokens: Tokens[]; at: number; client: string | undefined }>;
  /** Redirects that carry a code nobody has redeemed. */
  unredeemed: { code: string; verifier: string }[];
  /** Codes whose tokens were given. */
  redeemed: { code: string; verifier: string; session: string }[];
  /** Links whose button said that it worked. */
  confirmed: { link: string; run: string; state: string }[];
};

export const nothingYet = (): Acknowledged => ({ waiting: [], ended: [], sessions: new Map(), unredeemed: [], redeemed: [], confirmed: [] });

export type Server = { url: string };
type Reply = { status: number; body: unknown };

const send = async (url: string, init: RequestInit): Promise<Reply> => {
  const answer = await fetch(url, init);
  const text = await answer.text();
  return { status: answer.status, body: text === '' || answer.headers.get('content-type')?.includes('json') !== true ? text : JSON.parse(text) };
};
export const post = (url: string, body: unknown) =>
  send(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
export const form = (url: string, fields: Record<string, string>) =>
  send(url, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(fields).toString() });
export const get = (url: string, bearer: string) => send(url, { headers: { authorization: `Bearer ${bearer}` } });
export const api = (server: Server, path: string) => `${server.url}/api/v1/live/demo${path}`;
export const refresh = (server: Server, token: string, clientId?: string) =>
  form(api(server, '/token'), { grant_type: 'refresh_token', refresh_token: token, ...(clientId !== undefined && { client_id: clientId }) });
export const redeem = (server: Server, { code, verifier }: { code: string; verifier: string }) =>
  form(api(server, '/token'), {
    grant_type: 'authorization_code',
    code,
    redirect_uri: client.redirectUri,
    code_verifier: verifier,
    client_id: client.id,
  });
export const browserAt = (server: Server) => openBrowser({ request: (url, init) => fetch(url, { ...init, redirect: 'manual' }) }, server.url);

export const stepOf = ({ status, body }: Reply): WireStep => {
  if (status >= 300) throw new Error(`expected a step, got ${status} ${JSON.stringify(body)}`);
  return wireStep.parse(body);
};
export const tokensOf = ({ status, body }: Reply): Tokens => {
  if (status !== 200) throw new Error(`expected tokens, got ${status} ${JSON.stringify(body)}`);
  return tokenAnswer.parse(body);
};

/** The newest mail to an address, as soon as it is there. */
export const mailTo = async (mails: readonly SinkMail[], address: string): Promise<string> => {
  for (let waited = 0; waited < 5_000; waited += 5) {
    const mail = mails.findLast(({ to }) => to.includes(address));
    if (mail !== undefined) return mail.text;
    await pause(5);
  }
  throw new Error(`no mail came to ${address}`);
};

/**
 * People at work against the server until `stopped` or until it is gone: they sign in by code, by link and over the hosted pages,
 * and refresh. Everything they were answered is in `told`; what they had asked and got no answer to is not.
 */
export const people = async ({
  server,
  mails,
  told,
  stopped,
  seed,
}: {
  server: Server;
  mails: readonly SinkMail[];
  told: Acknowledged;
  stopped: () => boolean;
  seed: string;
}): Promise<number> => {
  let errors = 0;
  let count = 0;
  const address = () => `${seed}-${(count += 1)}@example.org`;

  const keep = (session: string, tokens: Tokens, clientId?: string) => {
    const known = told.sessions.get(session);
    if (known === undefined) told.sessions.set(session, { tokens: [tokens], at: Date.now(), client: clientId });
    else {
      known.tokens.push(tokens);
      known.at = Date.now();
    }
  };
  const rotate = async (session: string, times: number) => {
    for (let time = 0; time < times && !stopped(); time += 1) {
      const held = told.sessions.get(session);
      keep(session, tokensOf(await refresh(server, held?.tokens.at(-1)?.refresh_token ?? '', held?.client)));
    }
  };

  const byCode = async () => {
    const email = address();
    const { run, state } = stepOf(await post(api(server, '/flows/sign-in/runs'), { context: { email } }));
    const code = /\b\d{6}\b/.exec(await mailTo(mails, email))?.[0] ?? '';
    const waiting = { run, state, code };
    told.waiting.push(waiting);
    if (count % 5 === 0) return;
    const done = stepOf(await post(api(server, `/runs/${run}/submit`), { state, action: 'submit', inputs: { code } }));
    told.waiting.splice(told.waiting.indexOf(waiting), 1);
    told.ended.push(waiting);
    keep(done.result?.session ?? '', tokenAnswer.parse(done.result));
    await rotate(done.result?.session ?? '', count % 4);
  };

  const byLink = async () => {
    const email = address();
    const { run, state } = stepOf(await post(api(server, '/flows/by-link/runs'), { context: { email } }));
    const link = new URL(/https?:\/\/\S+\/l\/[\w-]+/.exec(await mailTo(mails, email))?.[0] ?? '').pathname;
    const browser = browserAt(server);
    const page = await browser.submit(await browser.visit(link));
    if (page.status !== 200) throw new Error(`the link was answered with ${page.status}`);
    told.confirmed.push({ link, run, state });
  };

  const byPage = async () => {
    const email = address();
    const verifier = randomBytes(32).toString('base64url');
    const query = new URLSearchParams({
      client_id: client.id,
      redirect_uri: client.redirectUri,
      state: 's',
      code_challenge: hash('sha256', verifier, 'base64url'),
      code_challenge_method: 'S256',
    });
    const browser = browserAt(server);
    const asked = await browser.submit(await browser.visit(`/a/demo/sign-in?${query}`));
    const coded = await browser.submit(asked, { action: 'submit', 'in.email': email });
    const typed = /\b\d{6}\b/.exec(await mailTo(mails, email))?.[0] ?? '';
    const left = await browser.submit(coded, { action: 'submit', 'in.code': typed });
    const code = new URL(left.headers.get('location') ?? '').searchParams.get('code') ?? '';
    const carried = { code, verifier };
    told.unredeemed.push(carried);
    if (count % 3 === 0) return;
    const answer = redeem(server, carried);
    told.unredeemed.splice(told.unredeemed.indexOf(carried), 1);
    const tokens = tokensOf(await answer);
    const session = tokens.refresh_token.split('.')[0] ?? '';
    told.redeemed.push({ ...carried, session });
    keep(session, tokens, client.id);
  };

  const ways = [byCode, byCode, byCode, byLink, byPage];
  const person = async (index: number) => {
    while (!stopped()) {
      try {
        await ways[index % ways.length]?.();
      } catch (error) {
        // A request without an answer: its server is gone.
        if (!(error instanceof TypeError)) throw error;
        errors += 1;
        if (!stopped()) await pause(10);
      }
    }
  };
  await Promise.all(Array.from({ length: 10 }, (_, index) => person(index)));
  return errors;
};
