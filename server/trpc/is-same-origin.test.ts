import { expect, test } from 'vitest';
import { isSameOrigin } from './is-same-origin.ts';

const from = (consoleUrl: string, origin: string | undefined, host = '') =>
  isSameOrigin({ consoleUrl }, new Headers({ host, ...(origin !== undefined && { origin }) }));

test('WEB-06 only the configured origin fits', () => {
  expect(from('https://console.example.org', 'https://console.example.org')).toBe(true);
  for (const origin of [
    undefined,
    '',
    'null',
    'https://example.org',
    'https://console.example.org.evil.org',
    'http://console.example.org',
    'https://console.example.org:8443',
    '*',
  ]) {
    expect(from('https://console.example.org', origin, 'console.example.org')).toBe(false);
  }
});

test('WEB-06 the own machine is one host under all its names, on the same port and as the request names it', () => {
  expect(from('http://localhost:3000', 'http://127.0.0.1:3000', '127.0.0.1:3000')).toBe(true);
  expect(from('http://localhost:3000', 'http://[::1]:3000', '[::1]:3000')).toBe(true);
  expect(from('http://localhost:3000', 'http://127.0.0.1:3000', 'localhost:3000')).toBe(false);
  expect(from('http://localhost:3000', 'http://127.0.0.1:4000', '127.0.0.1:4000')).toBe(false);
  expect(from('https://console.example.org', 'http://127.0.0.1:3000', '127.0.0.1:3000')).toBe(false);
});
