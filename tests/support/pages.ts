import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPageAssets } from '#server/pages/assets.ts';
import { pageRoutes } from '#server/pages/routes.ts';
import type { Client } from '#server/storage/ports/clients.ts';
import { testApi, type TestApi } from './api.ts';
import { buildPages } from '../../scripts/build-pages.mjs';
import { openBrowser } from './browser.ts';

export const origin = 'https://login.example.org';

/** RFC 7636 appendix B. */
export const pkce = { verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk', challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM' } as const;

/** The hosted pages of a test app over real storage, with their real scripts, and browsers to open them. */
export const testPages = async (
  given: Parameters<typeof testApi>[0] = {},
): Promise<
  TestApi & { browser(): ReturnType<typeof openBrowser>; client(change?: Partial<Client>): Promise<Client>; http: ReturnType<typeof pageRoutes> }
> => {
  const api = await testApi(given);
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-pages-'));
  await buildPages(folder);
  const http = pageRoutes(api.services, loadPageAssets(folder));
  return {
    ...api,
    http,
    browser: () => openBrowser(http, api.services.env.publicUrl),
    client: async (change = {}) => {
      const client: Client = {
        id: api.services.random.id('cl'),
        app: api.app.id,
        env: 'live',
        name: 'Shop',
        kind: 'spa',
        secretHash: null,
        redirectUris: ['https://shop.example/cb'],
        origins: [],
        accepts: [],
        status: 'active',
        createdAt: api.services.clock.now(),
        ...change,
      };
      await api.services.storage.clients.save(client);
      return client;
    },
    close: async () => {
      await api.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
