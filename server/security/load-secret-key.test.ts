import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadSecretKey } from './load-secret-key.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = join(mkdtempSync(join(tmpdir(), 'sallyport-key-')), 'data');
});
afterEach(() => rmSync(join(dataDir, '..'), { recursive: true, force: true }));

const env = (change: Partial<Parameters<typeof loadSecretKey>[0]> = {}) => ({
  secretKey: undefined,
  previousSecretKeys: [],
  databaseUrl: undefined,
  dataDir,
  ...change,
});

describe('loadSecretKey', () => {
  test('KEY-02 the first embedded start makes a random key that only its owner may read, later ones keep it', () => {
    const { secretKey } = loadSecretKey(env());
    expect(secretKey).toHaveLength(32);
    expect(statSync(join(dataDir, 'secret.key')).mode & 0o777).toBe(0o600);
    expect(readdirSync(dataDir)).toEqual(['secret.key']);
    expect(loadSecretKey(env()).secretKey).toEqual(secretKey);
    rmSync(dataDir, { recursive: true });
    expect(loadSecretKey(env()).secretKey).not.toEqual(secretKey);
  });

  test('KEY-02 a key file that others can read is closed', () => {
    const { secretKey } = loadSecretKey(env());
    chmodSync(join(dataDir, 'secret.key'), 0o644);
    expect(loadSecretKey(env()).secretKey).toEqual(secretKey);
    expect(statSync(join(dataDir, 'secret.key')).mode & 0o777).toBe(0o600);
  });

  test('KEY-02 there is no default: with DATABASE_URL a key must be given', () => {
    expect(() => loadSecretKey(env({ databaseUrl: 'postgres://x' }))).toThrow('SECRET_KEY is required');
  });

  test.each([
    ['a short one', randomBytes(31).toString('base64')],
    ['zeros', Buffer.alloc(32).toString('base64')],
    ['a pattern', Buffer.from('changemechangemechangemechangeme').toString('base64')],
    ['no base64', 'secret'],
  ])('KEY-02 a weak SECRET_KEY is refused with advice: %s', (_name, secretKey) => {
    expect(() => loadSecretKey(env({ secretKey }))).toThrow('openssl rand');
    expect(() => loadSecretKey(env({ previousSecretKeys: [secretKey] }))).toThrow('SECRET_KEY_PREVIOUS');
  });

  test('KEY-02 a damaged key file stops the start instead of being replaced', () => {
    loadSecretKey(env());
    writeFileSync(join(dataDir, 'secret.key'), 'short');
    expect(() => loadSecretKey(env())).toThrow('secret.key');
    expect(readFileSync(join(dataDir, 'secret.key'), 'utf8')).toBe('short');
  });

  test('SECRET_KEY is used as given', () => {
    const key = randomBytes(32);
    const previous = randomBytes(32);
    expect(loadSecretKey(env({ secretKey: key.toString('base64'), previousSecretKeys: [previous.toString('base64')] }))).toEqual({
      secretKey: key,
      previous: [previous],
    });
  });
});
