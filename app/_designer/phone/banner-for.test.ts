import { describe, expect, test } from 'vitest';
import type { PhoneSide } from '#flows/protocol/phone.ts';
import { bannerFor } from './banner-for.ts';

const mail = (side: PhoneSide) => ({
  id: 'm',
  at: 0,
  channel: 'email' as const,
  to: 'ana@example.com',
  subject: 'Code',
  text: '1',
  app: 'Shop',
  side,
});
const shownBy = (mailed: PhoneSide, only: PhoneSide | undefined) =>
  (['own', 'twin'] as const).filter((side) => bannerFor(mail(mailed), side, only) !== undefined);

describe('MOB-11 a new mail is seen once', () => {
  test.each([
    ['own', undefined, 'own'],
    ['twin', undefined, 'twin'],
    ['own', 'own', 'own'],
    ['twin', 'own', 'own'],
    ['own', 'twin', 'twin'],
  ] as const)('for %s, while only %s is in sight: on the device of %s', (mailed, only, shown) => {
    expect(shownBy(mailed, only)).toEqual([shown]);
  });

  test('no new mail, no banner', () => {
    expect(bannerFor(undefined, 'own', 'own')).toBeUndefined();
  });
});
