import { expect, test } from 'vitest';
import { originFault } from './origin-fault.ts';

test.each(['https://app.example.org', 'https://app.example.org:8443', 'http://localhost:5173', 'http://127.0.0.1:3000'])(
  'WEB-07 %s can be registered',
  (origin) => {
    expect(originFault(origin)).toBeUndefined();
  },
);

test.each([
  'https://app.example.org/',
  'https://app.example.org/a',
  'http://app.example.org',
  'https://*.example.org',
  '*',
  'null',
  '',
  'app.example.org',
  'https://APP.example.org',
  'https://app.example.org:443',
  'https://user@app.example.org',
  'https://app.example.org?x',
  'file://',
  'org.example.app:',
  'https://app.example.org https://evil.org',
])('WEB-07 %j is refused', (origin) => {
  expect(originFault(origin)).toEqual(expect.any(String));
});
