// Tells whether the build is older than the sources: a hash over the names, sizes and times of everything it is made of.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const server = ['flows', 'server', 'drizzle', 'scripts', 'package-lock.json'];
const all = [...server, 'app', 'next.config.mjs', 'postcss.config.mjs', 'proxy.ts', 'tsconfig.json'];

const files = (path) =>
  !existsSync(path)
    ? []
    : statSync(path).isFile()
      ? [path]
      : readdirSync(path, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name));

export const sourcesStamp = (target) => {
  const hash = createHash('sha256').update(process.version);
  for (const file of (target === 'server' ? server : all).flatMap((name) => files(join(root, name))).sort()) {
    if (/\.test\.tsx?$/.test(file)) continue;
    hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  return hash.digest('hex');
};

export const stampFile = (target) => join(root, 'dist', `built-${target}`);

const isBuilt = (target) => existsSync(stampFile(target)) && readFileSync(stampFile(target), 'utf8') === sourcesStamp(target);

/** A build of everything holds the runtime too. */
export const isStale = (target) => !isBuilt('all') && !isBuilt(target);
