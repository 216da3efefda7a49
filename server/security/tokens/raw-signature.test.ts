import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { rawSignature } from './raw-signature.ts';

const integer = (bytes: readonly number[]) => [0x02, bytes.length, ...bytes];
const sequence = (...parts: readonly number[][]) => Uint8Array.from([0x30, parts.flat().length, ...parts.flat()]);

describe('a signature in the form of JWS', () => {
  test('JWT-01 verifies, however long its two integers are', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const lengths = new Set<number>();
    // One in 128 has an integer that is shorter.
    for (let count = 0; count < 3_000; count += 1) {
      const message = Buffer.from(`message ${count}`);
      const der = sign('sha256', message, privateKey);
      lengths.add(der.length);
      expect(verify('sha256', message, { key: publicKey, dsaEncoding: 'ieee-p1363' }, rawSignature(der))).toBe(true);
    }
    expect(Math.min(...lengths)).toBeLessThan(70);
  });

  test('integers keep their place', () => {
    const raw = rawSignature(sequence(integer([7]), integer([0, ...Array(32).fill(255)])));
    expect([...raw]).toEqual([...Array(31).fill(0), 7, ...Array(32).fill(255)]);
  });

  test('anything else is refused', () => {
    const good = sequence(integer([7]), integer([9]));
    const faulty = [
      Uint8Array.from([]),
      good.subarray(0, -1),
      Uint8Array.from([...good, 0]),
      Uint8Array.from([0x31, ...good.subarray(1)]),
      sequence(integer([7])),
      sequence(integer([7]), [0x03, 1, 9]),
      sequence(integer([7]), [0x02, 2, 9]),
      sequence(integer(Array(33).fill(1)), integer([9])),
      sequence(integer([7]), integer([9]), integer([9])),
    ];
    for (const der of faulty) expect(() => rawSignature(der)).toThrow('no DER signature');
  });
});
