import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inEnglish } from '#flows/languages/say.ts';
import { changeLogo } from '#server/console/apps/change-logo.ts';
import { authorize } from '#server/console/authorize.ts';
import { origin, testPages } from '../support/pages.ts';

/** The one file of a builder's that people are shown: a picture of our making, from our own origin (WEB-04). */
let api: Awaited<ReturnType<typeof testPages>>;
beforeAll(async () => {
  api = await testPages();
  const member = { id: 'mem_1', email: 'ada@example.org', name: 'Ada', passwordHash: '', createdAt: 0, status: 'active' } as const;
  await api.services.storage.members.createOwner(member, { id: api.app.workspace, name: 'Ours', createdAt: 0 });
});
afterAll(() => api.close());

const upload = async (picture: Uint8Array | null) => {
  const member = { id: 'mem_1', email: 'ada@example.org', name: 'Ada' };
  const actor = { member, session: '', address: '203.0.113.1', language: 'en' as const, say: inEnglish };
  const { logo } = await changeLogo(await authorize(actor, api.services, { app: api.app.slug }, 'app.settings'), api.services, { picture });
  return logo;
};
const picture = (background: string) =>
  sharp({ create: { width: 30, height: 30, channels: 3, background } })
    .jpeg()
    .toBuffer();
const get = (path: string) => api.http.request(`${origin}${path}`, {}, {});
const page = () => api.browser().visit('/a/test/sign-in');
const sourceIn = (html: string) => /<img[^>]+src="([^"]+)"/.exec(html)?.[1];

describe('WEB-04 a logo', () => {
  test('is shown on the pages, served by the hash of its content, and never changes under its address', async () => {
    const hash = await upload(await picture('#c00'));
    const { html, headers } = await page();
    expect(sourceIn(html)).toBe(`/hosted/logos/${hash}.png`);
    expect(/img-src ([^;]*)/.exec(headers.get('content-security-policy') ?? '')?.[1]).toBe("'self' data:");
    const answer = await get(sourceIn(html) ?? '');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 30 });
    expect(Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex')).toBe(hash);
  });

  test('is replaced and taken away, and the file before goes with it', async () => {
    const [first, second] = [await upload(await picture('#0c0')), await upload(await picture('#00c'))];
    expect(sourceIn((await page()).html)).toBe(`/hosted/logos/${second}.png`);
    expect((await get(`/hosted/logos/${first}.png`)).status).toBe(404);
    expect(await upload(null)).toBeNull();
    expect(sourceIn((await page()).html)).toBeUndefined();
    expect((await get(`/hosted/logos/${second}.png`)).status).toBe(404);
  });

  test.each([
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'SVG is not taken'],
    ['a web page', '<html><script>alert(1)</script></html>', 'not a PNG, JPEG, WebP or GIF'],
    ['nothing', '', 'not a PNG, JPEG, WebP or GIF'],
  ])('%s is refused in words, and changes nothing', async (_, text, words) => {
    const before = await upload(await picture('#ccc'));
    await expect(upload(Buffer.from(text))).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining(words) });
    expect(sourceIn((await page()).html)).toBe(`/hosted/logos/${before}.png`);
  });

  test('whatever stands in the row, only such a hash becomes an address', async () => {
    for (const logo of ['https://cdn.example.org/logo.svg', 'javascript:alert(1)', '/hosted/../x', `${'a'.repeat(64)}"onerror="alert(1)`]) {
      await api.services.storage.apps.update(api.app.id, { theme: { accent: '#1d4ed8', radius: 8, logo } });
      const { html, status } = await page();
      expect([status, sourceIn(html)]).toEqual([200, undefined]);
    }
  });

  test('of ours nothing else is served: no path to another file, no upload', async () => {
    const hash = await upload(await picture('#123'));
    for (const path of [
      '/hosted/..%2f..%2fpackage.json',
      '/hosted/%2e%2e/assets.json',
      '/hosted/assets.json',
      '/hosted/logo.svg',
      '/hosted/',
      '/hosted/page.js%00.svg',
      '/hosted/logos/',
      `/hosted/logos/${hash}`,
      `/hosted/logos/${hash}.svg`,
      `/hosted/logos/${hash?.toUpperCase()}.png`,
      `/hosted/logos/${'0'.repeat(64)}.png`,
      '/hosted/logos/..%2f..%2fpage.js',
    ]) {
      expect((await get(path)).status, path).toBe(404);
    }
    const script = /src="(\/hosted\/[^"]+\.js)"/.exec((await page()).html)?.[1] ?? '';
    const answer = await get(script);
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    for (const method of ['POST', 'PUT'])
      expect((await api.http.request(`${origin}${script}`, { method, body: '<svg/>', headers: { origin } }, {})).status).toBe(404);
  });
});
