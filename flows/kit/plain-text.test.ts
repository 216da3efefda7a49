import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainText } from './plain-text.ts';

describe('text from outside', () => {
  test.each([
    ['Ada\u0000 Lovelace', 'Ada Lovelace'],
    ['Ada\r\nBcc: all@example.org', 'Ada Bcc: all@example.org'],
    ['\u001b[31mAda\u009b0m', '[31mAda 0m'],
    ['Ada\u2028Lovelace\u2029', 'Ada Lovelace'],
    ['\u202egro.elpmaxe\u202c', 'gro.elpmaxe'],
    ['\u2066Ada\u2069\ufeff', 'Ada'],
    ['Ada \ud800', 'Ada'],
    ['\u0000\u0007', ''],
  ])('FED-03 %j becomes %j', (given, plain) => expect(plainText(given)).toBe(plain));

  test.each(['Ada Lovelace', 'José Núñez', '山田 太郎', 'عَدَا', 'नमस्‍ते', 'O’Brien-Smith 👩‍🚀', 'שלום\u200f'])('%s stays', (text) =>
    expect(plainText(text)).toBe(text),
  );

  test('FED-03 whatever it was given, nothing of it breaks a line or hides; twice is once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const plain = plainText(text);
        expect(plain).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
        expect(plainText(plain)).toBe(plain);
      }),
    );
  });
});
