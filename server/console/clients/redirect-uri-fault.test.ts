import { describe, expect, test } from 'vitest';
import { redirectUriFault } from './redirect-uri-fault.ts';

describe('OP-03 redirect URIs that can be registered', () => {
  test.each([
    ['https://app.example.org/signed-in', 'spa'],
    ['https://app.example.org', 'spa'],
    ['https://app.example.org:8443/a?b=c', 'server'],
    ['http://localhost:5173/callback', 'spa'],
    ['http://127.0.0.1/callback', 'native'],
    ['http://[::1]:9/callback', 'native'],
    ['org.example.app:/signed-in', 'native'],
    ['https://app.example.org/a%20b', 'spa'],
  ] as const)('%s for %s', (uri, kind) => {
    expect(redirectUriFault(uri, kind)).toBeUndefined();
  });
});

describe('OP-03 WEB-02 redirect URIs that are refused', () => {
  test.each([
    // Fragment, user-info, wildcards.
    'https://app.example.org/#x',
    'https://app.example.org/#',
    'https://app.example.org@evil.org/',
    'https://user:pw@app.example.org/',
    'https://*.example.org/',
    'https://app.example.org/*',
    // No HTTPS outside the own machine; look-alikes of the own machine.
    'http://app.example.org/',
    'http://localhost.evil.org/',
    'http://127.0.0.1.nip.io/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0.0.0.0/',
    // What a browser would run or open itself.
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://a.example/x',
    'about:blank',
    'ftp://example.org/',
    // Not absolute, or read differently by different parsers.
    '',
    '/signed-in',
    '//evil.org/',
    '/\\evil.org',
    'https:/evil.org',
    'https:evil.org',
    'https://',
    'https://app.example.org/a/../b',
    'https://app.example.org/./a',
    'https://app.example.org\\@evil.org/',
    'https://app.example.org/ x',
    ' https://app.example.org/',
    'https://app.example.org/\n',
    'https://app.example.org/\u0000',
    'https://APP.example.org/',
    'https://app.example.org:443/',
    'https://münchen.example/',
    'https://app.example.org/ü',
    'https://app.example.org/<x>',
    `https://app.example.org/${'a'.repeat(2_000)}`,
  ])('%j', (uri) => {
    for (const kind of ['spa', 'native', 'server'] as const) expect(redirectUriFault(uri, kind)).toEqual(expect.any(String));
  });

  test('an app’s own scheme is for native apps only, and is a domain turned round', () => {
    expect(redirectUriFault('org.example.app:/in', 'spa')).toEqual(expect.any(String));
    expect(redirectUriFault('org.example.app:/in', 'server')).toEqual(expect.any(String));
    expect(redirectUriFault('myapp:/in', 'native')).toEqual(expect.any(String));
    expect(redirectUriFault('myapp://in', 'native')).toEqual(expect.any(String));
  });
});
