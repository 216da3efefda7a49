import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

type Fault = { status: number; code: number; message: string };
export type SentSms = { to: string; from?: string; service?: string; body: string; user: string };

const account = 'AC0123456789abcdef0123456789abcdef';
export const twilioAccount = {
  accountSid: account,
  token: 'auth-token-of-the-account',
  apiKeySid: 'SK0123456789abcdef0123456789abcdef',
  apiKeySecret: 'secret-of-the-key',
  from: '+15005550006',
  service: 'MG0123456789abcdef0123456789abcdef',
} as const;

const users: Readonly<Record<string, string>> = { [account]: twilioAccount.token, [twilioAccount.apiKeySid]: twilioAccount.apiKeySecret };
const path = `/2010-04-01/Accounts/${account}/Messages.json`;
const e164 = /^\+[1-9]\d{6,14}$/;
const parameters = new Set(['To', 'From', 'MessagingServiceSid', 'Body']);

const refuse = (status: number, code: number, message: string): Fault => ({ status, code, message });

/** Who calls, by Basic authentication (RFC 7617). */
const callerOf = ({ headers }: IncomingMessage): string | undefined => {
  const [, encoded] = /^Basic ([A-Za-z0-9+/]+=*)$/.exec(headers.authorization ?? '') ?? [];
  const [user = '', ...secret] = Buffer.from(encoded ?? '', 'base64')
    .toString()
    .split(':');
  return Object.hasOwn(users, user) && users[user] === secret.join(':') ? user : undefined;
};

/** What Twilio would object to in the parameters, in the order it looks. */
const judge = (form: URLSearchParams, faults: ReadonlyMap<string, Fault>): Fault | undefined => {
  const [to, from, service, body] = [form.get('To'), form.get('From'), form.get('MessagingServiceSid'), form.get('Body')];
  for (const name of form.keys()) {
    if (!parameters.has(name)) return refuse(400, 20001, `Unknown parameter ${name}`);
    if (form.getAll(name).length > 1) return refuse(400, 20001, `Parameter ${name} given twice`);
  }
  if (to === null || to === '') return refuse(400, 21604, "A 'To' phone number is required.");
  if (!e164.test(to)) return refuse(400, 21211, `Invalid 'To' Phone Number: ${to.slice(0, 8)}XXXX`);
  if (from === null && service === null) return refuse(400, 21603, "A 'From' phone number is required.");
  if (from !== null && service !== null) return refuse(400, 20001, 'From and MessagingServiceSid exclude each other');
  if (from !== null && from !== twilioAccount.from) return refuse(400, 21606, "The 'From' phone number provided is not a valid, SMS-capable number.");
  if (service !== null && service !== twilioAccount.service) return refuse(400, 21701, 'The Messaging Service does not exist.');
  if (body === null || body === '') return refuse(400, 21602, 'Message body is required.');
  if (body.length > 1_600) return refuse(400, 21617, 'The concatenated message body exceeds the 1600 character limit.');
  return faults.get(to);
};

const answer = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json;charset=utf-8' }).end(JSON.stringify(body));
};

const object = ({ status, code, message }: Fault) => ({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status });

/** What a created message looks like (Messages resource, API 2010-04-01). */
const created = (sid: string, form: URLSearchParams) => ({
  account_sid: account,
  api_version: '2010-04-01',
  body: form.get('Body'),
  date_created: 'Sun, 22 Nov 2026 12:00:00 +0000',
  date_sent: null,
  date_updated: 'Sun, 22 Nov 2026 12:00:00 +0000',
  direction: 'outbound-api',
  error_code: null,
  error_message: null,
  from: form.get('From'),
  messaging_service_sid: form.get('MessagingServiceSid'),
  num_media: '0',
  num_segments: '1',
  price: null,
  price_unit: 'USD',
  sid,
  status: 'queued',
  subresource_uris: { media: `/2010-04-01/Accounts/${account}/Messages/${sid}/Media.json` },
  to: form.get('To'),
  uri: `/2010-04-01/Accounts/${account}/Messages/${sid}.json`,
});

/**
 * Twilio's Messages resource on loopback, strict about everything it documents: method, path, credentials, content type,
 * parameters, E.164, body length. `state` makes it fail as a whole; `faults` for single numbers. `seen` counts all calls.
 */
export const fakeTwilio = async () => {
  const sent: SentSms[] = [];
  const faults = new Map<string, Fault>();
  const fake = { state: 'up' as 'up' | 'down' | 'rate' | 'hang', seen: 0 };
  const server = createServer(async (request, response) => {
    fake.seen += 1;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    if (fake.state === 'hang') return;
    const user = callerOf(request);
    const fault = ((): Fault | undefined => {
      if (fake.state === 'down') return refuse(503, 20503, 'Service unavailable');
      if (fake.state === 'rate') return refuse(429, 20429, 'Too Many Requests');
      if (user === undefined) return refuse(401, 20003, 'Authenticate');
      if (request.method === 'GET' && request.url === `${path}?PageSize=1`) return undefined;
      if (request.url !== path) return refuse(404, 20404, `The requested resource ${request.url} was not found`);
      if (request.method !== 'POST') return refuse(405, 20004, 'Method not allowed');
      if (!/^application\/x-www-form-urlencoded(;|$)/.test(request.headers['content-type'] ?? ''))
        return refuse(415, 20415, 'Unsupported media type');
      return judge(new URLSearchParams(Buffer.concat(chunks).toString()), faults);
    })();
    if (fault !== undefined) return answer(response, fault.status, object(fault));
    if (request.method === 'GET') return answer(response, 200, { messages: [], page: 0, page_size: 1, uri: request.url });
    const form = new URLSearchParams(Buffer.concat(chunks).toString());
    const [to, from, service, body] = [form.get('To') ?? '', form.get('From'), form.get('MessagingServiceSid'), form.get('Body') ?? ''];
    sent.push({ to, body, user: user ?? '', ...(from !== null && { from }), ...(service !== null && { service }) });
    answer(response, 201, created(`SM${String(sent.length).padStart(32, '0')}`, form));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return Object.assign(fake, {
    host: `127.0.0.1:${address.port}`,
    url: `http://127.0.0.1:${address.port}`,
    sent,
    /** The next messages to this number are refused as Twilio does it. */
    refuse: (number: string, status: number, code: number, message = 'refused') => faults.set(number, refuse(status, code, message)),
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  });
};
export type FakeTwilio = Awaited<ReturnType<typeof fakeTwilio>>;
