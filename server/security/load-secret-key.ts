import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Env } from '#server/env.ts';
import { databaseFile } from '#server/storage/sqlite/database-file.ts';
import type { SecretKeys } from './derive-key.ts';

/**
 * The server's secret from SECRET_KEY, or on an embedded start from `DATA_DIR/secret.key`, which the first start makes
 * (readable by its owner only). Throws with advice on a missing or weak key: there is no default one (KEY-02), and none is made for a
 * database that exists already, which was sealed with another.
 */
export const loadSecretKey = (env: Pick<Env, 'secretKey' | 'previousSecretKeys' | 'databaseUrl' | 'dataDir'>): SecretKeys => {
  const previous = env.previousSecretKeys.map((text) => strong(text, 'SECRET_KEY_PREVIOUS'));
  if (env.secretKey !== undefined) return { secretKey: strong(env.secretKey, 'SECRET_KEY'), previous };
  if (env.databaseUrl !== undefined) throw new Error(`SECRET_KEY is required with DATABASE_URL: ${advice}`);
  const path = join(env.dataDir, 'secret.key');
  return { secretKey: strong(read(path) ?? createFirst(env.dataDir, path), path), previous };
};

const advice = '32 random bytes in base64, for example from "openssl rand -base64 32".';

const strong = (text: string, source: string): Uint8Array => {
  const bytes = Buffer.from(text.trim(), 'base64');
  // 32 random bytes have about 30 different values; a pattern or a typed sentence padded with zeros has few.
  if (bytes.length !== 32 || new Set(bytes).size < 16) throw new Error(`${source} cannot be used. It must be ${advice}`);
  return bytes;
};

const read = (path: string): string | undefined => {
  try {
    if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600);
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
};

const createFirst = (folder: string, path: string): string => {
  if (!existsSync(databaseFile(folder))) return create(folder, path);
  // Another process may have made both since the file was looked for.
  const made = read(path);
  if (made !== undefined) return made;
  throw new Error(
    `There is a database in ${folder}, but no secret key: ${path} is missing and SECRET_KEY is not set. What the database keeps sealed opens with that key only. ` +
      'Put the file back from your backup, or set SECRET_KEY to the key it held. If the key is lost for good, docs/how-to/keys.md says how to go on.',
  );
};

const create = (folder: string, path: string): string => {
  mkdirSync(folder, { recursive: true });
  const text = randomBytes(32).toString('base64');
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${text}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    // A link appears whole or not at all, and only for the first of two processes that start together.
    linkSync(draft, path);
    return text;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return readFileSync(path, 'utf8');
    throw error;
  } finally {
    unlinkSync(draft);
  }
};

const isCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code;
