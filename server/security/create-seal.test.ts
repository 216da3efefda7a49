import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createSeal } from './create-seal.ts';

const keys = () => ({ secretKey: randomBytes(32), previous: [] });

describe('createSeal', () => {
  test('KEY-01 what was sealed opens again and shows nothing of the text', () => {
    const seal = createSeal(keys());
    const sealed = seal.seal('outbox', 'mail_1', 'canary-secret ✓');
    expect(sealed).not.toContain('canary');
    expect(Buffer.from(sealed.split('.')[1] ?? '', 'base64url').includes('canary')).toBe(false);
    expect(seal.open('outbox', 'mail_1', sealed)).toBe('canary-secret ✓');
  });

  test('KEY-01 a sealed value moved to another row or purpose does not open', () => {
    const seal = createSeal(keys());
    const sealed = seal.seal('outbox', 'mail_1', 'text');
    expect(() => seal.open('outbox', 'mail_2', sealed)).toThrow();
    expect(() => seal.open('signing-key', 'mail_1', sealed)).toThrow();
  });

  test('KEY-01 every changed character is noticed', () => {
    const seal = createSeal(keys());
    const sealed = seal.seal('p', 'b', 'text');
    const [id, body = ''] = sealed.split('.');
    for (let at = 0; at < body.length - 1; at++) {
      const other = body[at] === 'A' ? 'B' : 'A';
      expect(() => seal.open('p', 'b', `${id}.${body.slice(0, at)}${other}${body.slice(at + 1)}`)).toThrow();
    }
    for (const broken of ['', '.', `${id}.`, `${id}.AAAA`, body, `other.${body}`]) expect(() => seal.open('p', 'b', broken)).toThrow();
  });

  test('KEY-01 the same text is sealed differently every time', () => {
    const seal = createSeal(keys());
    expect(new Set(Array.from({ length: 100 }, () => seal.seal('p', 'b', 'text'))).size).toBe(100);
  });

  test('SECRET_KEY_PREVIOUS opens, SECRET_KEY seals', () => {
    const old = keys();
    const next = keys();
    const sealed = createSeal(old).seal('p', 'b', 'text');
    const rotated = createSeal({ secretKey: next.secretKey, previous: [old.secretKey] });
    expect(rotated.open('p', 'b', sealed)).toBe('text');
    expect(createSeal(next).open('p', 'b', rotated.seal('p', 'b', 'new'))).toBe('new');
    expect(() => createSeal(next).open('p', 'b', sealed)).toThrow('SECRET_KEY_PREVIOUS');
  });
});
