import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { origin, testPages } from '../support/pages.ts';

/** A picture a builder names is somebody else's file: never one of ours, never code (WEB-04). */
let api: Awaited<ReturnType<typeof testPages>>;
beforeAll(async () => {
  api = await testPages();
});
afterAll(() => api.close());

const pageWith = async (logo: string) => {
  await api.services.storage.apps.update(api.app.id, { theme: { accent: '#1d4ed8', radius: 8, logo } });
  return api.browser().visit('/a/test/sign-in');
};

describe('WEB-04 a logo', () => {
  test('is drawn as a picture and nothing else, from the one place it names', async () => {
    const { html, headers } = await pageWith('https://cdn.example.org/logo.svg');
    const policy = headers.get('content-security-policy') ?? '';
    expect(html).toMatch(/<img[^>]+src="https:\/\/cdn\.example\.org\/logo\.svg"/);
    expect(html).not.toMatch(/<(object|embed|iframe|use|link)\b[^>]*cdn\.example/);
    // An SVG in an img runs no script; the policy says the same once more.
    expect(/img-src ([^;]*)/.exec(policy)?.[1]).toBe('data: https://cdn.example.org');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("object-src 'none'");
    for (const directive of ['script-src', 'style-src', 'connect-src', 'form-action'])
      expect(new RegExp(`${directive} ([^;]*)`).exec(policy)?.[1]).not.toContain('cdn.example.org');
  });

  test.each([
    'http://cdn.example.org/logo.svg',
    'javascript:alert(1)',
    'data:image/svg+xml,<svg onload=alert(1)>',
    '//cdn.example.org/x.svg',
    '/hosted/x.svg',
    'https://user:word@cdn.example.org/x.svg',
    'blob:https://cdn.example.org/x',
    'https://cdn.example.org/"onerror="alert(1)',
    'https://cdn.example.org/;script-src *',
    'https://*/x',
    '',
  ])('%j is left out, or cannot leave its attribute and its directive', async (logo) => {
    const { html, headers, status } = await pageWith(logo);
    expect(status).toBe(200);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy.split('script-src')).toHaveLength(2);
    expect(/img-src ([^;]*)/.exec(policy)?.[1]).toMatch(/^data:( https:\/\/cdn\.example\.org)?$/);
    expect(html).not.toMatch(/<img[^>]*("\s*onerror|javascript:|src="(http:|data:image\/svg|\/))/i);
    expect(html).not.toContain('user:word');
  });

  test('of ours nothing is served but what the build made: no upload, no path to another file', async () => {
    for (const path of [
      '/hosted/..%2f..%2fpackage.json',
      '/hosted/%2e%2e/assets.json',
      '/hosted/assets.json',
      '/hosted/logo.svg',
      '/hosted/',
      '/hosted/page.js%00.svg',
    ]) {
      expect((await api.http.request(`${origin}${path}`, {}, {})).status, path).toBe(404);
    }
    const page = await pageWith('https://cdn.example.org/logo.svg');
    const script = /src="(\/hosted\/[^"]+)"/.exec(page.html)?.[1] ?? '';
    const answer = await api.http.request(`${origin}${script}`, {}, {});
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    for (const method of ['POST', 'PUT'])
      expect((await api.http.request(`${origin}${script}`, { method, body: '<svg/>', headers: { origin } }, {})).status).toBe(404);
  });
});
