import { expect, test } from 'vitest';
import { hostHalves } from './host-halves.ts';

const console_ = ['/', '/sign-in', '/apps/demo', '/trpc/account.state', '/_next/static/x.js', '/help'];
const runtime = [
  '/a/demo',
  '/l/x',
  '/p/x',
  '/sandbox/a/demo',
  '/preview/wld_x',
  '/api/v1/live/demo/session',
  '/oidc/live/demo/.well-known/openid-configuration',
  '/hosted/x.js',
];

test('WEB-08 with an address of its own the console is there and nowhere else, and nothing of the apps is there', () => {
  const serves = hostHalves({ publicUrl: 'https://login.example.org', consoleUrl: 'https://console.example.org' });
  for (const path of console_) {
    expect(serves('console.example.org', path), path).toBe(true);
    for (const host of ['login.example.org', 'console.example.org.evil.example', '10.0.0.7:3000', '', undefined])
      expect(serves(host, path), path).toBe(false);
  }
  for (const path of runtime) {
    for (const host of ['console.example.org', 'CONSOLE.example.org']) expect(serves(host, path), path).toBe(false);
    for (const host of ['login.example.org', '10.0.0.7:3000', undefined]) expect(serves(host, path), path).toBe(true);
  }
  for (const path of ['/healthz', '/readyz'])
    for (const host of ['console.example.org', 'login.example.org', undefined]) expect(serves(host, path)).toBe(true);
});

test('one address for both: everything is under it', () => {
  const serves = hostHalves({ publicUrl: 'http://localhost:3000', consoleUrl: 'http://localhost:3000' });
  for (const path of [...console_, ...runtime]) expect(serves('127.0.0.1:3000', path)).toBe(true);
});
