import { expect, test } from 'vitest';
import { maskAddress } from './mask-address.ts';

test.each([
  ['ada@example.org', 'a•••@example.org'],
  ['a@b.org', 'a•••@b.org'],
  ['ada.lovelace+news@mail.example.org', 'a•••@mail.example.org'],
])('%s is shown as %s', (address, shown) => {
  expect(maskAddress(address)).toBe(shown);
});
