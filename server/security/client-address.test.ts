import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createClientAddress } from './client-address.ts';

const direct = createClientAddress([]);
const proxied = createClientAddress(['10.0.0.0/8', '192.0.2.1', 'fd00::/8', '::1']);

describe('createClientAddress', () => {
  test('OUT-08 the header of a stranger is not read', () => {
    expect(direct('203.0.113.9', '1.2.3.4')).toBe('203.0.113.9');
    expect(proxied('203.0.113.9', '1.2.3.4')).toBe('203.0.113.9');
  });

  test('OUT-08 a peer that comes again is told the same, with and without a header, however many came between', () => {
    for (const round of [1, 2]) {
      for (let at = 0; at < 5_000; at += 1)
        expect(direct(`10.${round}.${at >> 8}.${at & 255}`, undefined)).toBe(`10.${round}.${at >> 8}.${at & 255}`);
      expect(direct('::ffff:203.0.113.9', undefined)).toBe('203.0.113.9');
      expect(proxied('10.1.1.1', undefined)).toBe('10.1.1.1');
      expect(proxied('10.1.1.1', '198.51.100.7')).toBe('198.51.100.7');
      expect(direct(undefined, undefined)).toBe('unknown');
      expect(direct('127.1', undefined)).toBe('unknown');
    }
  });

  test('OUT-08 behind trusted proxies it is the right-most address that is none of them', () => {
    expect(proxied('10.1.1.1', '198.51.100.7')).toBe('198.51.100.7');
    expect(proxied('10.1.1.1', 'spoofed, 1.1.1.1, 198.51.100.7, 10.9.9.9, 192.0.2.1')).toBe('198.51.100.7');
    expect(proxied('::1', '2001:db8::5')).toBe('2001:db8::5');
    expect(proxied('10.1.1.1', '10.2.2.2')).toBe('10.2.2.2');
    expect(proxied('10.1.1.1', undefined)).toBe('10.1.1.1');
  });

  test('an IPv4 address in IPv6 notation is the IPv4 address', () => {
    expect(proxied('::ffff:10.1.1.1', '::ffff:198.51.100.7')).toBe('198.51.100.7');
    expect(direct('::ffff:203.0.113.9', undefined)).toBe('203.0.113.9');
  });

  test.each([
    '',
    ' ',
    ',',
    'unknown',
    '_hidden',
    '127.1',
    '0x7f.0.0.1',
    '017700000001',
    '1.2.3.4:80',
    '[::1]',
    '[2001:db8::5]:443',
    'for=1.2.3.4',
    '999.1.1.1',
    '::1::2',
    "1.2.3.4'; --",
    '١.٢.٣.٤',
  ])('OUT-08 garbage means the address of the socket: %j', (entry) => {
    expect(proxied('10.1.1.1', entry)).toBe('10.1.1.1');
    expect(proxied('10.1.1.1', `198.51.100.7, ${entry}`)).toBe('10.1.1.1');
  });

  test('OUT-08 no header and no socket make it throw', () => {
    fc.assert(
      fc.property(fc.option(fc.string(), { nil: undefined }), fc.option(fc.string(), { nil: undefined }), (socket, header) => {
        expect(typeof proxied(socket, header)).toBe('string');
        expect(proxied('10.1.1.1', header)).not.toBe('');
      }),
    );
    expect(proxied('10.1.1.1', '10.1.1.1,'.repeat(100_000))).toBe('10.1.1.1');
  });

  test('a range that cannot be read stops the start', () => {
    for (const range of ['10.0.0.0/33', 'proxy.example.org', '10', '']) expect(() => createClientAddress([range])).toThrow('TRUSTED_PROXIES');
  });
});
