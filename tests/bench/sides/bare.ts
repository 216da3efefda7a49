import '../../../scripts/require-node.mjs';
import { createHmac, generateKeyPairSync, hash, randomBytes, randomInt, sign, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { socketMailer } from '../socket-mailer.ts';
import { rawSignature } from '#server/security/tokens/raw-signature.ts';

/**
 * The limit of the bench: what a bare node:http server needs for the same job with the least honest work. Nothing is general, nothing
 * is checked but what the job needs; what was answered is on the disk. `node bare.ts PORT SINK_PORT DATA_DIR`.
 *
 * Least, but honest: a body is bounded and of the form expected, or one bad request would end the server; each step leaves a row that says
 * who did what and when, or nobody could ever tell who signed in. There is no outbox: it answers once the mail has left, so none is
 * lost that was acknowledged.
 */
const [port = '0', sink = '0', folder = ''] = process.argv.slice(2);
const mailer = socketMailer(Number(sink));
const db = new Database(join(folder, 'bare.db'));
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec(`
  CREATE TABLE runs (id TEXT PRIMARY KEY, secret_hash TEXT NOT NULL, email TEXT NOT NULL, code_hash TEXT NOT NULL, tries INTEGER NOT NULL, expires_at INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE counters (email TEXT PRIMARY KEY, sends INTEGER NOT NULL, tries INTEGER NOT NULL, until INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE events (run TEXT NOT NULL, at INTEGER NOT NULL, what TEXT NOT NULL, email TEXT NOT NULL, PRIMARY KEY (run, at, what)) WITHOUT ROWID;
  CREATE TABLE users (id TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE, created_at INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE sessions (id TEXT PRIMARY KEY, user TEXT NOT NULL, secret_hash TEXT NOT NULL, refresh_hash TEXT NOT NULL, generation INTEGER NOT NULL, expires_at INTEGER NOT NULL) WITHOUT ROWID;
`);

type Run = { secret_hash: string; email: string; code_hash: string; tries: number; expires_at: number };
type Counter = { sends: number; tries: number; until: number };
type Session = { user: string; email: string; secret_hash: string; refresh_hash: string; generation: number; expires_at: number };
const insertRun = db.prepare('INSERT INTO runs VALUES (?, ?, ?, ?, 0, ?)');
const findRun = db.prepare<[string], Run>('SELECT secret_hash, email, code_hash, tries, expires_at FROM runs WHERE id = ?');
const countTry = db.prepare('UPDATE runs SET tries = tries + 1 WHERE id = ?');
const endRun = db.prepare('DELETE FROM runs WHERE id = ?');
const note = db.prepare('INSERT OR IGNORE INTO events VALUES (?, ?, ?, ?)');
const findCounter = db.prepare<[string], Counter>('SELECT sends, tries, until FROM counters WHERE email = ?');
const writeCounter = db.prepare(
  'INSERT INTO counters VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET sends = excluded.sends, tries = excluded.tries, until = excluded.until',
);
const findUser = db.prepare<[string], { id: string }>('SELECT id FROM users WHERE email = ?');
const insertUser = db.prepare('INSERT INTO users VALUES (?, ?, ?)');
const insertSession = db.prepare('INSERT INTO sessions VALUES (?, ?, ?, ?, 1, ?)');
const findSession = db.prepare<[string], Session>(
  'SELECT user, email, secret_hash, refresh_hash, generation, sessions.expires_at FROM sessions JOIN users ON users.id = sessions.user WHERE sessions.id = ?',
);
const endSession = db.prepare('DELETE FROM sessions WHERE id = ?');
const rotate = db.prepare('UPDATE sessions SET refresh_hash = ?, generation = generation + 1, expires_at = ? WHERE id = ?');

type Answer = { status: number; body: object };
const [begin, commit, rollback] = [db.prepare('BEGIN IMMEDIATE'), db.prepare('COMMIT'), db.prepare('ROLLBACK')];
let waiting: { work(): Answer; done(answer: Answer): void }[] = [];
const flush = (): void => {
  const group = waiting;
  waiting = [];
  begin.run();
  try {
    const answers = group.map(({ work, done }) => ({ answer: work(), done }));
    commit.run();
    for (const { answer, done } of answers) done(answer);
  } catch (error) {
    rollback.run();
    console.error(error);
    for (const { done } of group) done({ status: 503, body: {} });
  }
};
/** Does the work of one turn of the event loop in one transaction; answers after its COMMIT. */
const durable = (work: () => Answer): Promise<Answer> =>
  new Promise((done) => {
    if (waiting.length === 0) setImmediate(flush);
    waiting.push({ work, done });
  });

const key = randomBytes(32);
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const header = Buffer.from(JSON.stringify({ alg: 'ES256', typ: 'at+jwt', kid: 'bare' })).toString('base64url');
const codeHash = (run: string, code: string) =>
  createHmac('sha256', key)
    .update(run + code)
    .digest('base64url');
/** 48 bits of time in front: keys arrive in order, so that inserts stay at the right edge of the tree. */
const newKey = (bytes: number) => Date.now().toString(16).padStart(12, '0') + randomBytes(bytes).toString('base64url');
const same = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
const digest = (secret: string) => hash('sha256', secret, 'base64url');

const accessToken = (user: string, session: string): string => {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: 'http://localhost', sub: user, aud: 'bench', client_id: 'bench', iat: now, exp: now + 600, jti: newKey(8), sid: session };
  const body = `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
  return `${body}.${rawSignature(sign('sha256', Buffer.from(body), privateKey)).toString('base64url')}`;
};
const tokens = (user: string, session: string, secret: string, refresh: string) => ({
  access_token: accessToken(user, session),
  token_type: 'Bearer',
  expires_in: 600,
  session: `${session}.${secret}`,
  refresh_token: `${session}.${refresh}`,
});

const sendsPerHour = 5;
const triesPerHour = 10;
/** What was sent to and tried for an address in the running hour: without it a code can be guessed over many runs. */
const counterOf = (email: string, now: number): Counter => {
  const counter = findCounter.get(email);
  return counter === undefined || counter.until < now ? { sends: 0, tries: 0, until: now + 3_600_000 } : counter;
};

const refused: Answer = { status: 400, body: {} };
/** The named members of a JSON object, all strings and none long; undefined for anything else. */
const fields = (text: string, ...names: string[]): string[] | undefined => {
  let body: Record<string, unknown> | null;
  try {
    body = JSON.parse(text);
  } catch {
    return undefined;
  }
  const values = names.map((name) => body?.[name]);
  return values.every((value) => typeof value === 'string' && value.length <= 320) ? values.map(String) : undefined;
};
const address = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

const start = async (text: string): Promise<Answer> => {
  const [given] = fields(text, 'email') ?? [];
  if (given === undefined || !address.test(given)) return refused;
  const email = given.toLowerCase();
  const [run, secret, code] = [newKey(10), newKey(24), String(randomInt(1_000_000)).padStart(6, '0')];
  const now = Date.now();
  const answer = await durable(() => {
    const counter = counterOf(email, now);
    if (counter.sends >= sendsPerHour) return { status: 429, body: {} };
    writeCounter.run(email, counter.sends + 1, counter.tries, counter.until);
    insertRun.run(run, digest(secret), email, codeHash(run, code), now + 300_000);
    note.run(run, now, 'started', email);
    return { status: 201, body: { run, state: secret } };
  });
  if (answer.status !== 201) return answer;
  await mailer.send({ to: email, text: `Your code is ${code}. It is good for 5 minutes.` });
  return answer;
};

const submit = async (text: string): Promise<Answer> => {
  const [id, state, code] = fields(text, 'run', 'state', 'code') ?? [];
  if (id === undefined || state === undefined || code === undefined) return refused;
  return durable(() => {
    const run = findRun.get(id);
    const now = Date.now();
    if (run === undefined || !same(digest(state), run.secret_hash) || run.expires_at < now || run.tries >= 3) return { status: 404, body: {} };
    const counter = counterOf(run.email, now);
    if (counter.tries >= triesPerHour) return { status: 429, body: {} };
    if (!same(codeHash(id, code), run.code_hash)) {
      countTry.run(id);
      note.run(id, now, 'wrong', run.email);
      writeCounter.run(run.email, counter.sends, counter.tries + 1, counter.until);
      return { status: 422, body: {} };
    }
    const known = findUser.get(run.email)?.id;
    const user = known ?? newKey(10);
    if (known === undefined) insertUser.run(user, run.email, now);
    const [session, secret, refresh] = [newKey(10), newKey(24), newKey(24)];
    insertSession.run(session, user, digest(secret), digest(refresh), now + 2_592_000_000);
    endRun.run(id);
    note.run(id, now, 'signed-in', run.email);
    return { status: 200, body: tokens(user, session, secret, refresh) };
  });
};

const held = (token: string): { id: string; secret: string; session: Session | undefined } => {
  const [id = '', secret = ''] = token.split('.');
  return { id, secret, session: findSession.get(id) };
};

const refreshed = (token: string): Promise<Answer> =>
  durable(() => {
    const { id, secret, session } = held(token);
    if (session === undefined || session.expires_at < Date.now()) return { status: 400, body: {} };
    if (!same(digest(secret), session.refresh_hash)) {
      // Used before: two parties hold this family.
      endSession.run(id);
      return { status: 400, body: {} };
    }
    const next = newKey(24);
    rotate.run(digest(next), Date.now() + 2_592_000_000, id);
    return { status: 200, body: tokens(session.user, id, '', next) };
  });

const check = (token: string): Answer => {
  const { id, secret, session } = held(token);
  if (session === undefined || session.expires_at < Date.now() || !same(digest(secret), session.secret_hash)) return { status: 401, body: {} };
  return { status: 200, body: { session: id, sub: session.user, email: session.email, absolute_until: new Date(session.expires_at).toISOString() } };
};

const longestBody = 65_536;
const read = (request: IncomingMessage): Promise<string> =>
  new Promise((resolve) => {
    let text = '';
    request
      .setEncoding('utf8')
      .on('data', (chunk: string) => {
        text += chunk;
        if (text.length > longestBody) request.destroy();
      })
      .on('end', () => resolve(text));
  });

const route = async (request: IncomingMessage): Promise<Answer> => {
  if (request.url === '/session') return check(request.headers.authorization?.slice('Bearer '.length) ?? '');
  const body = await read(request);
  if (request.url === '/start') return start(body);
  if (request.url === '/submit') return submit(body);
  return refreshed(new URLSearchParams(body).get('refresh_token') ?? '');
};

createServer((request, response) => {
  void route(request).then(({ status, body }) => {
    const text = JSON.stringify(body);
    response
      .writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), 'cache-control': 'no-store' })
      .end(text);
  });
}).listen(Number(port), '127.0.0.1', () => console.log('ready'));
process.once('SIGINT', () => process.exit(0));
