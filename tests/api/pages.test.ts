import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { formsOf, headingOf, type Browser, type Page } from '../support/browser.ts';
import { origin, pkce, testPages } from '../support/pages.ts';

let api: Awaited<ReturnType<typeof testPages>>;
beforeAll(async () => {
  api = await testPages();
});
afterAll(() => api.close());

const query = (client: { id: string }, change: Record<string, string | undefined> = {}): string => {
  const given = {
    client_id: client.id,
    redirect_uri: 'https://shop.example/cb',
    state: 's&t=1',
    code_challenge: pkce.challenge,
    code_challenge_method: 'S256',
    ...change,
  };
  return new URLSearchParams(Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))).toString();
};
const typeAddress = async (browser: Browser, path: string, email: string): Promise<Page> => {
  const first = await browser.submit(await browser.visit(path));
  return browser.submit(first, { action: 'submit', 'in.email': email });
};
const islandOf = (page: Page): unknown => JSON.parse(/<script type="application\/json" id="island">(.*?)<\/script>/.exec(page.html)?.[1] ?? 'null');
const stored = async (): Promise<number> => (await api.services.storage.runs.list({ app: api.app.id, env: 'live' }, { limit: 1_000 })).length;

describe('without script', () => {
  test('an app’s address leads through the flow and back with a code that PKCE redeems', async () => {
    const client = await api.client();
    const browser = api.browser();
    const code = await typeAddress(browser, `/a/test/sign-in?${query(client)}`, 'ada@example.org');
    expect(headingOf(code.html)).not.toBe('');
    expect(code.path).toMatch(/^\/a\/test\/-\/runs\/run_\w+$/);
    const done = await browser.submit(code, { action: 'submit', 'in.code': `${api.code().slice(0, 3)} ${api.code().slice(3)}` });
    expect(done.status).toBe(303);
    const location = new URL(done.headers.get('location') ?? '');
    expect(location.origin + location.pathname).toBe('https://shop.example/cb');
    // OP-06
    expect(Object.fromEntries(location.searchParams)).toMatchObject({ state: 's&t=1', iss: `${origin}/oidc/live/test` });
    const tokens = await api.raw('/token', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code: location.searchParams.get('code') ?? '',
        redirect_uri: 'https://shop.example/cb',
        client_id: client.id,
        code_verifier: pkce.verifier,
      }).toString(),
    });
    expect(tokens).toMatchObject({ status: 200, body: { token_type: 'Bearer' } });
    // OP-05: whoever comes back to the run is not sent to the app with the same code again.
    const again = await browser.visit(code.path);
    expect(again.status).toBe(410);
  });

  test('without a client it ends in a session cookie and the zone’s screen, and signs out', async () => {
    const browser = api.browser();
    const code = await typeAddress(browser, '/a/test/sign-in', 'bob@example.org');
    const screen = await browser.submit(code, { action: 'submit', 'in.code': api.code() });
    expect(screen.path).toBe('/a/test/-/screen');
    expect(screen.html).toContain('bob@example.org');
    const name = '__Host-session-live-test';
    const secret = browser.cookies.get(name) ?? '';
    const nobody = await browser.submit(screen);
    expect(nobody.status).toBe(401);
    expect(browser.cookies.has(name)).toBe(false);
    // SES-04: the session ended on the server, the cookie is worth nothing any more.
    browser.cookies.set(name, secret);
    expect((await browser.visit('/a/test/-/screen')).status).toBe(401);
  });

  test('what is missing stands beside its field, and nothing typed is lost', async () => {
    const browser = api.browser();
    const first = await browser.submit(await browser.visit('/a/test/sign-in'));
    const empty = await browser.submit(first, { action: 'submit' });
    expect(empty.status).toBe(422);
    expect(empty.html).toContain('Fill this in to go on.');
    const wrong = await browser.submit(empty, { action: 'submit', 'in.email': 'not an address' });
    expect(wrong.status).toBe(200);
    expect(wrong.html).toContain('aria-invalid="true"');
  });

  test('back goes back, and a form from before shows where one is now', async () => {
    const browser = api.browser();
    const code = await typeAddress(browser, '/a/test/sign-in', 'cleo@example.org');
    const [back] = formsOf(code.html);
    const first = await browser.follow(await browser.post(back?.action ?? '', { ...back?.hidden, go: 'back' }));
    expect(first.html).toContain('type="email"');
    const stale = await browser.submit(code, { action: 'submit', 'in.code': '000000' });
    expect(stale.status).toBe(409);
    expect(stale.html).toContain('type="email"');
    expect(stale.html).toContain('You had already moved on.');
  });

  test('FLOW-02 an empty, unknown or surplus answer completes nothing', async () => {
    const browser = api.browser();
    const code = await typeAddress(browser, '/a/test/sign-in', 'dora@example.org');
    for (const fields of [
      {},
      { action: '' },
      { action: 'verified' },
      { action: 'submit' },
      { action: 'submit', 'in.code': api.code(), 'in.role': 'admin' },
    ]) {
      const answer = await browser.submit(code, Object.fromEntries(Object.entries(fields)));
      expect(answer.status).toBe(422);
    }
    expect(headingOf((await browser.visit(code.path)).html)).toBe(headingOf(code.html));
  });
});

describe('GET changes nothing', () => {
  test('MOB-2 a start page, opened by whatever looks at links, stores no run', async () => {
    const before = await stored();
    for (let n = 0; n < 5; n += 1) expect((await api.browser().visit('/a/test/sign-in')).status).toBe(200);
    expect(await stored()).toBe(before);
  });
  test('the page says nothing of an address that the app passes on', async () => {
    const page = await api.browser().visit('/a/test/sign-in?login_hint=ada@example.org');
    expect(page.html.replace(/action="[^"]*"/g, '')).not.toContain('ada@example.org');
  });
});

describe('OP-04 what is wrong with the request of an app', () => {
  test.each([
    ['an unknown client', { client_id: 'cl_nobody' }],
    ['another redirect URI', { redirect_uri: 'https://evil.example/cb' }],
    ['a longer one', { redirect_uri: 'https://shop.example/cb/../x' }],
    ['one with a fragment', { redirect_uri: 'https://shop.example/cb#x' }],
    ['none', { redirect_uri: undefined }],
    ['no client', { client_id: undefined }],
    ['a script', { redirect_uri: 'javascript:alert(1)' }],
  ])('%s gives a page, never a redirect', async (_, change) => {
    const page = await api.browser().visit(`/a/test/sign-in?${query(await api.client(), change)}`);
    expect(page.status).toBe(400);
    expect(page.headers.get('location')).toBeNull();
    expect(page.html).not.toContain('<a ');
  });
  test('a client that is switched off, or of the sandbox, is unknown', async () => {
    for (const client of [await api.client({ status: 'disabled' }), await api.client({ env: 'sandbox' })]) {
      expect((await api.browser().visit(`/a/test/sign-in?${query(client)}`)).status).toBe(400);
    }
  });
  test('IN-08 a parameter that stands twice is refused', async () => {
    const client = await api.client();
    expect((await api.browser().visit(`/a/test/sign-in?${query(client)}&redirect_uri=https://evil.example`)).status).toBe(400);
  });
  test.each([
    ['no PKCE', { code_challenge: undefined }],
    ['PKCE plain', { code_challenge_method: 'plain' }],
    ['no method', { code_challenge_method: undefined }],
    ['a short challenge', { code_challenge: 'abc' }],
  ])('OP-02 %s is told to the app', async (_, change) => {
    const page = await api.browser().visit(`/a/test/sign-in?${query(await api.client(), change)}`);
    const location = new URL(page.headers.get('location') ?? '');
    expect(page.status).toBe(303);
    expect(Object.fromEntries(location.searchParams)).toMatchObject({ error: 'invalid_request', state: 's&t=1', iss: `${origin}/oidc/live/test` });
  });
  test('another response type is told too', async () => {
    const page = await api.browser().visit(`/a/test/sign-in?${query(await api.client())}&response_type=token`);
    expect(new URL(page.headers.get('location') ?? '').searchParams.get('error')).toBe('unsupported_response_type');
  });
  test('OP-03 a native client’s loopback address may have any port', async () => {
    const client = await api.client({ kind: 'native', redirectUris: ['http://127.0.0.1/cb', 'com.example.app:/cb'] });
    const browser = api.browser();
    expect((await browser.visit(`/a/test/sign-in?${query(client, { redirect_uri: 'http://127.0.0.1:51234/cb' })}`)).status).toBe(200);
    expect((await browser.visit(`/a/test/sign-in?${query(client, { redirect_uri: 'http://127.0.0.1:51234/other' })}`)).status).toBe(400);
    expect((await browser.visit(`/a/test/sign-in?${query(client, { redirect_uri: 'http://localhost:51234/cb' })}`)).status).toBe(400);
    const own = await browser.visit(`/a/test/sign-in?${query(client, { redirect_uri: 'com.example.app:/cb' })}`);
    expect(own.headers.get('content-security-policy')).toContain("form-action 'self' com.example.app:");
  });
});

describe('FLOW-12 a run belongs to its browser', () => {
  test('its address alone opens nothing, and looks like one that does not exist', async () => {
    const code = await typeAddress(api.browser(), '/a/test/sign-in', 'eve@example.org');
    const stranger = await api.browser().visit(code.path);
    const made = await api.browser().visit('/a/test/-/runs/run_00000000000000000000000000');
    expect(stranger.status).toBe(410);
    const plain = (page: Page) => page.html.replace(/nonce="[^"]*"|<code>.*?<\/code>/g, '');
    expect(plain(stranger)).toBe(plain(made));
  });
  test('HTML and answers to script hold run and number, never the secret or tokens', async () => {
    const browser = api.browser();
    const code = await typeAddress(browser, '/a/test/sign-in', 'finn@example.org');
    const secrets = [...browser.cookies.values()];
    expect(secrets.length).toBeGreaterThan(1);
    for (const secret of secrets) expect(code.html).not.toContain(secret);
    expect(code.html).toMatch(/name="state" value="\d+"/);
  });
  test('WEB-06 a POST from elsewhere is refused and changes nothing', async () => {
    const browser = api.browser();
    const code = await typeAddress(browser, '/a/test/sign-in', 'gil@example.org');
    const form = formsOf(code.html).at(-1);
    const answer = { ...form?.hidden, action: 'submit', 'in.code': api.code() };
    for (const given of ['https://evil.example', 'null', 'http://login.example.org', 'https://login.example.org:8443', '']) {
      expect((await browser.post(code.path, answer, { origin: given })).status).toBe(403);
    }
    const missing = await browser.send(code.path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(answer).toString(),
    });
    expect(missing.status).toBe(403);
    expect((await browser.post(code.path, { ...answer, token: 'made-up' })).status).toBe(403);
    expect((await browser.post(code.path, answer, { 'content-type': 'text/plain' })).status).toBe(400);
    // Still there, still to be answered.
    expect((await browser.submit(code, answer)).path).toBe('/a/test/-/screen');
  });
  test('a token of another run or of the start page does not fit', async () => {
    const browser = api.browser();
    const start = await browser.visit('/a/test/sign-in');
    const one = await typeAddress(browser, '/a/test/sign-in', 'hal@example.org');
    const two = await typeAddress(browser, '/a/test/sign-in', 'ida@example.org');
    const foreign = formsOf(two.html).at(-1)?.hidden.token ?? '';
    const early = formsOf(start.html).at(-1)?.hidden.token ?? '';
    for (const token of [foreign, early]) expect((await browser.submit(one, { token, action: 'submit', 'in.code': '000000' })).status).toBe(403);
  });
  test('a browser that keeps no cookies is told so', async () => {
    const browser = api.browser();
    const start = await browser.visit('/a/test/sign-in');
    browser.cookies.clear();
    const page = await browser.submit(start);
    expect(page.html).toContain('Your browser did not keep our cookie');
  });
});

describe('SES-01 sessions in cookies', () => {
  test('a planted cookie is never adopted, each sign-in gets its own, and the one before ends', async () => {
    const browser = api.browser();
    const name = '__Host-session-live-test';
    const planted = 'a'.repeat(42);
    browser.cookies.set(name, planted);
    const signIn = async (email: string) => {
      await browser.submit(await typeAddress(browser, '/a/test/sign-in', email), { action: 'submit', 'in.code': api.code() });
      return browser.cookies.get(name) ?? '';
    };
    const first = await signIn('jo@example.org');
    const second = await signIn('kim@example.org');
    expect(new Set([planted, first, second]).size).toBe(3);
    // SES-06
    browser.cookies.set(name, first);
    expect((await browser.visit('/a/test/-/screen')).status).toBe(401);
    browser.cookies.set(name, second);
    expect((await browser.visit('/a/test/-/screen')).html).toContain('kim@example.org');
  });
  test('SES-02 every cookie is __Host-, Secure, HttpOnly, SameSite=Lax', async () => {
    const browser = api.browser();
    const start = await browser.visit('/a/test/sign-in');
    const begun = await browser.post('/a/test/sign-in', formsOf(start.html).at(-1)?.hidden ?? {});
    const lines = [...start.headers.getSetCookie(), ...begun.headers.getSetCookie()];
    expect(lines.length).toBeGreaterThanOrEqual(3);
    for (const line of lines) {
      expect(line).toMatch(/^__Host-[\w-]+=[\w-]{30,}; /);
      for (const part of ['Path=/', 'Secure', 'HttpOnly', 'SameSite=Lax']) expect(line).toContain(part);
      expect(line).not.toMatch(/Domain=/i);
    }
  });
  test('a session of a zone that is no longer drawn gets 403', async () => {
    const own = await testPages();
    try {
      const browser = own.browser();
      const first = await browser.submit(await browser.submit(await browser.visit('/a/test/sign-in')), {
        action: 'submit',
        'in.email': 'mo@example.org',
      });
      expect((await browser.submit(first, { action: 'submit', 'in.code': own.code() })).status).toBe(200);
      await own.publish({ nodes: { start: { type: 'entry.sign-in' }, deny: { type: 'end.deny' } }, edges: { 'start.started': 'deny' } });
      own.services.catalog.changed();
      expect((await browser.visit('/a/test/-/screen')).status).toBe(403);
    } finally {
      await own.close();
    }
  });
  test('sign-out from another site is refused', async () => {
    const browser = api.browser();
    const screen = await browser.submit(await typeAddress(browser, '/a/test/sign-in', 'lou@example.org'), {
      action: 'submit',
      'in.code': api.code(),
    });
    const hidden = formsOf(screen.html).at(-1)?.hidden ?? {};
    expect((await browser.post('/a/test/-/sign-out', hidden, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await browser.post('/a/test/-/sign-out', { token: 'made-up' })).status).toBe(403);
    expect((await browser.visit('/a/test/-/screen')).status).toBe(200);
  });
});

describe('every HTML answer, errors too', () => {
  test.each([
    '/a/test/sign-in',
    '/a/test/-/screen',
    '/a/nothing',
    '/a/test/nothing',
    '/a/test/-/runs/x',
    '/l/x',
    '/p/x',
    '/sandbox/a/test/nothing',
    '/a/test/sign-in?client_id=x',
    '/a/%00',
    '/a/test/%E0%A4%A',
  ])('WEB-01 WEB-05 WEB-09 %s', async (path) => {
    const page = await api.browser().visit(path);
    expect(page.status).toBeLessThan(500);
    const policy = page.headers.get('content-security-policy') ?? '';
    for (const part of ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'"]) expect(policy).toContain(part);
    expect(policy).not.toMatch(/unsafe-(inline|eval)/);
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'no-store',
      'strict-transport-security': 'max-age=31536000',
      'referrer-policy': 'same-origin',
    });
    // Every style and script that runs carries the answer's own nonce.
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    for (const [tag] of page.html.matchAll(/<(?:style|script)(?![^>]*application\/json)[^>]*>/g)) expect(tag).toContain(`nonce="${nonce}"`);
    expect(page.html).not.toMatch(/ on[a-z]+=|<[^>]* style=/);
  });
  test('nonces are never used twice', async () => {
    const policies = await Promise.all(
      Array.from({ length: 5 }, async () => (await api.browser().visit('/a/test/sign-in')).headers.get('content-security-policy')),
    );
    expect(new Set(policies).size).toBe(5);
  });
  test('LOG-03 an error shows a reference and nothing of the inside', async () => {
    const page = await api.browser().visit('/a/test/nothing');
    expect(page.status).toBe(404);
    expect(page.html).toMatch(/<code>pag_\w+-\w+<\/code>/);
  });
});

describe('errors as pages', () => {
  afterEach(() => void vi.restoreAllMocks());

  test('FLOW-20 a run that took too long leads to the same start again', async () => {
    const client = await api.client();
    const browser = api.browser();
    const code = await typeAddress(browser, `/a/test/sign-in?${query(client)}`, 'max@example.org');
    api.clock.advance(16 * 60_000);
    const page = await browser.visit(code.path);
    expect(page.status).toBe(410);
    expect(headingOf(page.html)).toBe('This took too long');
    const again = /<a [^>]*href="([^"]+)"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(new URLSearchParams(again.split('?')[1]).get('client_id')).toBe(client.id);
    expect((await browser.visit(again)).status).toBe(200);
  });
  test('IN-09 too many starts', async () => {
    const strict = await testPages({ env: { STARTS_PER_MINUTE: '1' } });
    try {
      const browser = strict.browser();
      await browser.submit(await browser.visit('/a/test/sign-in'));
      const page = await browser.submit(await browser.visit('/a/test/sign-in'));
      expect(page.status).toBe(429);
      expect(headingOf(page.html)).toBe('Too many requests');
      expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0);
    } finally {
      await strict.close();
    }
  });
  test('a storage that is away is not the person’s fault', async () => {
    const browser = api.browser();
    const start = await browser.visit('/a/test/sign-in');
    vi.spyOn(api.services.storage.runs, 'commit').mockRejectedValue(new Error('SELECT secret FROM disk'));
    const page = await browser.submit(start);
    expect(page.status).toBe(500);
    expect(page.html).not.toContain('SELECT');
    expect(api.logged.join()).toContain('SELECT');
  });
  test('in the browser’s language', async () => {
    const page = await api.browser().visit('/a/test/nothing', { 'accept-language': 'ar, en;q=0.5' });
    expect(page.html).toMatch(/<html lang="ar" dir="rtl">/);
    expect(headingOf(page.html)).toBe('لا يوجد شيء هنا');
  });
});

describe('where pages live', () => {
  test('on plain http away from this machine they ask for HTTPS', async () => {
    const open = await testPages({ env: { PUBLIC_URL: 'http://login.example.org' } });
    try {
      const page = await open.browser().visit('/a/test/sign-in');
      expect(page.status).toBe(400);
      expect(headingOf(page.html)).toBe('A secure connection is needed');
      expect(page.headers.getSetCookie()).toEqual([]);
    } finally {
      await open.close();
    }
  });
  test('on this machine every name of it leads to the configured one', async () => {
    const local = await testPages({ env: { PUBLIC_URL: 'http://localhost:3000' } });
    try {
      const browser = local.browser();
      const led = await browser.send('/a/test/sign-in?x=1', { headers: { host: '127.0.0.1:3000' } });
      expect([led.status, led.headers.get('location')]).toEqual([307, 'http://localhost:3000/a/test/sign-in?x=1']);
      expect((await browser.send('/a/test/sign-in', { headers: { host: '192.168.1.7:3000' } })).status).toBe(400);
      expect((await browser.visit('/a/test/sign-in')).status).toBe(200);
    } finally {
      await local.close();
    }
  });
  test('the sandbox has its own pages and says so', async () => {
    const page = await api.browser().visit('/sandbox/a/test/sign-in');
    expect(page.html).toContain('Sandbox: messages are captured');
    expect(formsOf(page.html).at(-1)?.action).toBe('/sandbox/a/test/sign-in');
  });
  test('scripts are served under the hash of what is in them', async () => {
    const page = await api.browser().visit('/a/test/sign-in');
    const src = /<script type="module"[^>]*src="([^"]+)"/.exec(page.html)?.[1] ?? '';
    const script = await api.browser().visit(src);
    expect(script.headers.get('cache-control')).toContain('immutable');
    expect(script.html.length).toBeLessThan(60_000);
    expect((await api.browser().visit('/hosted/..%2Fassets.json')).status).toBe(404);
  });
});

describe('for the page’s own script', () => {
  const begin = async (browser: Browser) => {
    const start = await browser.visit('/a/test/sign-in');
    const form = formsOf(start.html).at(-1);
    const answer = await browser.post(form?.action ?? '', form?.hidden ?? {}, { accept: 'application/json' });
    return JSON.parse(answer.html);
  };
  const call = (
    browser: Browser,
    begun: { api: string; token: string; step: { run: string } },
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ) =>
    browser.send(`${begun.api}/runs/${begun.step.run}${path}`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json', accept: 'application/json', 'sallyport-form': begun.token, ...headers },
      body: JSON.stringify(body),
    });

  test('a run begins and ends without leaving the page; what leaves the server are numbers, not secrets', async () => {
    const browser = api.browser();
    const begun = await begin(browser);
    expect(begun).toMatchObject({ step: { state: '1', kind: 'ask' }, api: '/a/test/-/api', links: { again: '/a/test/sign-in' } });
    const code = JSON.parse((await call(browser, begun, '/submit', { state: '1', action: 'submit', inputs: { email: 'nil@example.org' } })).html);
    const answer = await call(browser, begun, '/submit', { state: code.state, action: 'submit', inputs: { code: api.code() } });
    const done = JSON.parse(answer.html);
    expect(done).toMatchObject({ kind: 'done', result: { redirect_to: '/a/test/-/screen' } });
    expect(Object.keys(done.result).sort()).toEqual(['redirect_to', 'screen', 'status_text', 'zone']);
    for (const secret of browser.cookies.values()) expect(answer.html).not.toContain(secret);
  });
  test('WEB-06 the endpoints want the token in a header, and our origin', async () => {
    const browser = api.browser();
    const begun = await begin(browser);
    const body = { state: '1', action: 'submit', inputs: { email: 'oz@example.org' } };
    expect((await call(browser, begun, '/submit', body, { 'sallyport-form': 'made-up' })).status).toBe(403);
    expect((await call(browser, begun, '/submit', body, { origin: 'https://evil.example' })).status).toBe(403);
    expect(
      (await browser.send(`${begun.api}/runs/${begun.step.run}`, { headers: { accept: 'application/json', authorization: 'Bearer 1' } })).status,
    ).toBe(403);
    expect((await call(api.browser(), begun, '/submit', body)).status).toBe(410);
  });
  test('IN-01 bodies are read as strictly as the API’s', async () => {
    const browser = api.browser();
    const begun = await begin(browser);
    expect((await call(browser, begun, '/submit', { state: '1', action: 'submit', more: 1 })).status).toBe(422);
    expect((await call(browser, begun, '/submit', { state: '1.secret', action: 'submit' })).status).toBe(422);
    expect((await call(browser, begun, '/submit', [])).status).toBe(422);
    expect((await call(browser, begun, '/submit', { state: '7', action: 'submit', inputs: { email: 'a@b.org' } })).status).toBe(409);
  });
});

test('the island holds what the script needs, and cannot end its element', async () => {
  const evil = '</script><script>alert(1)</script>';
  await api.services.storage.apps.update(api.app.id, { name: evil });
  const page = await api.browser().visit('/a/test/sign-in');
  await api.services.storage.apps.update(api.app.id, { name: 'Test' });
  expect(page.html).not.toContain('<script>alert');
  expect(islandOf(page)).toMatchObject({ kind: 'start', app: evil });
});
