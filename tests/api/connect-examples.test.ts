import { createLocalJWKSet, jwtVerify } from 'jose';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import { addressesOf, refreshWithCurl, startWithCurl, verifyWithJose } from '#app/(console)/apps/[app]/(sections)/connect-examples.ts';
import { apiApp } from '#server/http/app.ts';
import { stepOf, testApi, type TestApi } from '../support/api.ts';

let api: TestApi;
beforeEach(async () => {
  api = await testApi();
});
afterEach(() => api.close());

const { origin } = new URL('https://login.example.org');
const addresses = () => addressesOf({ publicUrl: origin, environment: 'live', app: api.app.slug, id: api.app.id });
/** The n-th request of an example, sent as curl would. */
const curl = (text: string, change: (value: string) => string, at = 0) => {
  const command = text.split(/^curl /m)[at + 1] ?? '';
  const url = /https:\S+/.exec(command)?.[0] ?? '';
  const type = /-H 'content-type: ([^']+)'/.exec(command)?.[1] ?? 'application/x-www-form-urlencoded';
  const data = [...command.matchAll(/-d (?:'([^']+)'|(\S+))/g)].map(([, quoted, plain]) => quoted ?? plain ?? '').join('&');
  return api.request(change(url).slice(origin.length), { method: 'POST', headers: { 'content-type': type }, body: change(data) });
};

test('the console’s examples sign somebody in, verify the token with what stands beside them, and refresh', async () => {
  const start = startWithCurl(addresses(), 'sign-in');
  const step = stepOf(await curl(start, (text) => text));
  const filled = (text: string) => text.replace('RUN', step.run).replace('STATE', step.state).replace('123456', api.code());
  const { result } = stepOf(await curl(start, filled, 1));
  const jwks = await api.request(addresses().jwks.slice(origin.length));
  const keys = createLocalJWKSet(z.object({ keys: z.array(z.looseObject({ kid: z.string() })) }).parse(jwks.body));
  const { issuer, audience } = addresses();
  const { payload } = await jwtVerify(result?.access_token ?? '', keys, { issuer, audience, typ: 'at+jwt', algorithms: ['ES256'] });
  expect(payload).toMatchObject({ aud: api.app.id });
  for (const value of [issuer, audience, addresses().jwks]) expect(verifyWithJose(addresses())).toContain(`'${value}'`);
  const again = await curl(refreshWithCurl(addresses()), (text) => text.replace('REFRESH_TOKEN', result?.refresh_token ?? ''));
  expect(again.status).toBe(200);
  const discovery = await apiApp(api.services).request(addresses().discovery.slice(origin.length), {}, {});
  expect(await discovery.json()).toMatchObject({ issuer, jwks_uri: addresses().jwks });
});
