import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApi, testApi } from '#tests/support/api.ts';

const page = 'https://shop.example.org';
let api: TestApi;

beforeAll(async () => {
  api = await testApi();
  await api.services.storage.clients.save({
    app: api.app.id,
    env: 'live',
    id: 'shop',
    name: 'Shop',
    kind: 'spa',
    secretHash: null,
    redirectUris: [],
    origins: [page],
    accepts: [],
    status: 'active',
    createdAt: 0,
  });
  api.services.catalog.changed();
});
afterAll(() => api.close());

describe('WEB-07 CORS', () => {
  test('a registered origin may read answers and problems alike, and never sends credentials', async () => {
    const good = await api.post('/flows/sign-in/runs', {}, { origin: page });
    const wrong = await api.post('/flows/sign-in/runs', { unknown: true }, { origin: page });
    const missing = await api.get('/session', { origin: page });
    expect([good.status, wrong.status, missing.status]).toEqual([201, 422, 401]);
    for (const { headers } of [good, wrong, missing]) {
      expect(headers.get('access-control-allow-origin')).toBe(page);
      expect(headers.get('vary')).toBe('Origin');
      expect(headers.get('access-control-expose-headers')).toContain('retry-after');
      expect(headers.get('access-control-allow-credentials')).toBeNull();
      expect(headers.get('cache-control')).toBe('no-store');
    }
    expect(wrong.headers.get('content-type')).toBe('application/problem+json');
    expect(good.headers.get('content-type')).toBe('application/json');
  });

  test('the form-encoded endpoints as well', async () => {
    const refused = await api.raw('/token', {
      method: 'POST',
      headers: { origin: page, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=refresh_token&refresh_token=x',
    });
    expect(refused.status).toBe(400);
    expect(refused.headers.get('access-control-allow-origin')).toBe(page);
  });

  test('a preflight is answered for a registered origin only', async () => {
    const asked = await api.raw('/flows/sign-in/runs', { method: 'OPTIONS', headers: { origin: page, 'access-control-request-method': 'POST' } });
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-headers')).toContain('idempotency-key');
    const foreign = await api.raw('/flows/sign-in/runs', { method: 'OPTIONS', headers: { origin: 'https://shop.example.org.evil.example' } });
    expect(foreign.status).toBe(403);
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
  });
});
