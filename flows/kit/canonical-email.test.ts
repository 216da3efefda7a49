import { describe, expect, test } from 'vitest';
import { canonicalEmail } from './canonical-email.ts';

describe('OTP-09 an address has one form', () => {
  test.each([
    ['ada@example.org', 'ada@example.org'],
    ['  ada@example.org ', 'ada@example.org'],
    ['Ada.Lovelace+news@Example.ORG', 'ada.lovelace+news@example.org'],
    ["o'hara@example.org", "o'hara@example.org"],
    ['ada@MÜNCHEN.de', 'ada@xn--mnchen-3ya.de'],
    ['ada@xn--mnchen-3ya.de', 'ada@xn--mnchen-3ya.de'],
    ['ada@ｅｘａｍｐｌｅ.org', 'ada@example.org'],
    ['ada@example。org', 'ada@example.org'],
    ['ada@a.b.c.example.co.uk', 'ada@a.b.c.example.co.uk'],
    [`${'a'.repeat(64)}@example.org`, `${'a'.repeat(64)}@example.org`],
  ])('%j is %j', (typed, form) => {
    expect(canonicalEmail(typed)).toBe(form);
    expect(canonicalEmail(form)).toBe(form);
  });

  test('a look-alike domain stays another domain, in letters that do not look alike', () => {
    expect(canonicalEmail('ada@раураl.com')).toBe('ada@xn--l-7sba6dbr.com');
  });
});

describe('OTP-09 what is no single plain address is refused', () => {
  test.each([
    // Lists and display names: two deliveries, or one elsewhere.
    'a@example.org,b@evil.org',
    'a@example.org;b@evil.org',
    'a@example.org b@evil.org',
    'a@example.org, b@evil.org',
    'Ada <ada@example.org>',
    '<ada@example.org>',
    '"Ada" <ada@example.org>',
    'ada@example.org (Ada)',
    'ada(comment)@example.org',
    // Quoted local parts and escapes.
    '"ada"@example.org',
    '"a@evil.org"@example.org',
    '"a b"@example.org',
    'a\\@evil.org@example.org',
    '"\\\r\n"@example.org',
    // Header injection.
    'ada@example.org\r\nBcc: b@evil.org',
    'ada@example.org\n',
    '\nada@example.org',
    'ada\r@example.org',
    'ada@exam\nple.org',
    'ada@example.org\0',
    'ada@example.org\u2028',
    'ada@example.org\u0085',
    '\tada@example.org',
    // Other signs that read as @, and what normalising would turn into one.
    'ada＠example.org',
    'ada﹫example.org',
    'a@b＠example.org',
    'ada@evil.org＠example.org',
    // Two at-signs, none, nothing beside them.
    'a@b@example.org',
    'ada.example.org',
    '@example.org',
    'ada@',
    '@',
    '',
    // Routes through a relay, and commands.
    'ada%evil.org@example.org',
    'evil.org!ada@example.org',
    '@relay.org:ada@example.org',
    '|cat@example.org',
    '`id`@example.org',
    // Dots out of place.
    '.ada@example.org',
    'ada.@example.org',
    'a..da@example.org',
    'ada@example..org',
    'ada@.example.org',
    'ada@example.org.',
    // No host name of the Internet.
    'ada@localhost',
    'ada@[127.0.0.1]',
    'ada@127.0.0.1',
    'ada@0x7f.1',
    'ada@[IPv6:::1]',
    'ada@1.2.3',
    'ada@-a.org',
    'ada@a-.org',
    'ada@a_b.org',
    // What a URL parser would take as something else.
    'ada@example.org:25',
    'ada@example.org/path',
    'ada@example.org?x',
    'ada@example.org#x',
    'ada@example%2eorg',
    'ada@evil.org\\.example.org',
    'ada@user:pw@example.org',
    // Invisible or other scripts in front of the @.
    'ad\u00ada@example.org',
    'ada\u200b@example.org',
    '\u202eada@example.org',
    'аda@example.org',
    'adá@example.org',
    'ａda@example.org',
    'ada@exam\u200bple.org',
    'ada@exam\u00adple.org',
    // Too long.
    `${'a'.repeat(65)}@example.org`,
    `a@${'b'.repeat(64)}.org`,
    `a@${'b.'.repeat(130)}org`,
  ])('%j', (typed) => {
    expect(canonicalEmail(typed)).toBeUndefined();
  });
});
