import { describe, expect, test } from 'vitest';
import { networkOf } from './network-of.ts';

describe('networkOf', () => {
  test('IN-09 one IPv6 line is one caller, however many addresses it has', () => {
    expect(networkOf('2001:db8:1:2::1')).toBe(networkOf('2001:db8:1:2:ffff:ffff:ffff:ffff'));
    expect(networkOf('2001:db8:1:2::1')).not.toBe(networkOf('2001:db8:1:3::1'));
    expect(networkOf('203.0.113.9')).not.toBe(networkOf('203.0.113.8'));
    expect(networkOf('unknown')).toBe('unknown');
  });
});
