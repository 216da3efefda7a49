import { describe, expect, test } from 'vitest';
import { ownPath } from './own-path.ts';

describe('WEB-02 coming back after signing in stays on the site', () => {
  test.each(['/apps/demo', '/apps/demo/users?env=live&search=ada%20l'])('%j is kept', (path) => {
    expect(ownPath(path)).toBe(path);
  });
  test.each([
    undefined,
    '',
    '//evil.org',
    '/\\evil.org',
    'https://evil.org',
    'javascript:alert(1)',
    'apps',
    '/a\\b',
    '/ a',
    '/\n/evil.org',
    '/\t/evil.org',
  ])('%j goes home', (path) => {
    expect(ownPath(path)).toBe('/');
  });
});
