import { getCountries } from 'libphonenumber-js';
import { describe, expect, test } from 'vitest';
import { canonicalPhone } from './canonical-phone.ts';
import { countries, countryNames } from './countries.ts';

describe('OTP-09 a phone number has one form: E.164', () => {
  test.each([
    ['+49 30 901820', undefined, '+4930901820'],
    ['0049 (30) 90-18-20', undefined, '+4930901820'],
    ['030 901820', 'DE', '+4930901820'],
    ['0044 20 7946 0018', 'DE', '+442079460018'],
    ['+44 20 7946 0018', 'DE', '+442079460018'],
    ['(212) 555-0123', 'US', '+12125550123'],
    ['011 44 20 7946 0018', 'US', '+442079460018'],
    ['＋４９３０９０１８２０', undefined, '+4930901820'],
    ['  +4930901820 ', undefined, '+4930901820'],
  ] as const)('%j in %j is %j', (typed, country, form) => {
    expect(canonicalPhone(typed, country)).toBe(form);
    expect(canonicalPhone(form)).toBe(form);
  });

  test.each([
    '030 901820',
    '+49',
    '+',
    '',
    '+999 123456789',
    '123',
    '+1 212 555 0123 ext. 5',
    '+1 212 555 0123;ext=5',
    '+12125550123,+12125550124',
    '+12125550123\r\nBcc: x',
    '+1212555\n0123',
    'tel:+12125550123',
    '1-800-FLOWERS',
    '+1-800-FLOWERS',
    '+49 30 901820;phone-context=evil.org',
    '+493090182012345678901234567890',
  ])('%j is none', (typed) => {
    expect(canonicalPhone(typed)).toBeUndefined();
  });
});

test('the list of countries is the library’s', () => {
  expect([...countries]).toEqual(getCountries());
  expect(countryNames.DE).toBe('Germany');
});
