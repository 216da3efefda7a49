import { expect, test } from 'vitest';
import { phoneCountry } from './phone-country.ts';

test.each([
  ['+4915112345678', 'DE'],
  ['+12025550123', 'US'],
  ['+16135550123', 'CA'],
  ['+447400123456', 'GB'],
])('%s is a number of %s', (number, country) => {
  expect(phoneCountry(number)).toBe(country);
});

test.each([
  ['a satellite network', '+881612345678'],
  ['an international premium number', '+979123456789'],
  ['a national premium number', '+499001234567'],
  ['a personal number, which forwards at a price of its own', '+447012345678'],
  ['a personal number in North America', '+15002345678'],
  ['a premium number in North America', '+19002345678'],
  ['a free number', '+18002345678'],
  ['no number', 'Ada'],
])('OTP-06 no SMS goes to %s', (_, number) => {
  expect(phoneCountry(number)).toBeUndefined();
});
