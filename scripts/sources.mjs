// Tells whether the build is older than the sources. What counts is their content; whether they need to be read for that is seen by
// their sizes and times, so that a start on an unchanged tree reads none of them.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const server = ['flows', 'server', 'drizzle', 'scripts', 'package-lock.json'];
const all = [...server, 'app', 'next.config.mjs', 'postcss.config.mjs', 'proxy.ts', 'tsconfig.json'];
/** A file changed in the very moment it was looked at may change again and look the same: it has to have rested (ms). */
const rest = 1_000;

/** Paths below the root, with `/` on every system. */
const filesIn = (folder) =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesIn(path);
    return entry.isFile() && !/\.test\.tsx?$/.test(path) ? [path] : [];
  });

const sourcesOf = (target) =>
  (target === 'server' ? server : all)
    .filter((path) => existsSync(join(root, path)))
    .flatMap((path) => (statSync(join(root, path)).isDirectory() ? filesIn(path) : [path]))
    .sort();

/**
 * Sizes and times of the sources. The time of the last change to a file's entry (`ctime`) is the system's own: no copy and no checkout
 * brings it along, so equal looks mean untouched files. Undefined while the newest of them has not rested.
 */
const looksOf = (paths) => {
  const hash = createHash('sha256').update(process.version);
  let newest = 0;
  for (const path of paths) {
    const { size, mtimeMs, ctimeMs } = statSync(join(root, path));
    newest = Math.max(newest, ctimeMs);
    hash.update(`${path} ${size} ${mtimeMs} ${ctimeMs}\n`);
  }
  return Date.now() - newest < rest ? undefined : hash.digest('hex');
};

const contentOf = (paths) => {
  const hash = createHash('sha256').update(process.version);
  for (const path of paths) hash.update(path).update(readFileSync(join(root, path)));
  return hash.digest('hex');
};

/** What a build is made of, as it is now: taken before building, so that what changes meanwhile makes it stale. */
export const sourcesStamp = (target) => {
  const paths = sourcesOf(target);
  const looks = looksOf(paths);
  return { looks, content: contentOf(paths) };
};

const stampFile = (target) => join(root, 'dist', `built-${target}`);

export const writeStamp = (target, stamp) => writeFileSync(stampFile(target), JSON.stringify(stamp));

const readStamp = (target) => {
  try {
    return JSON.parse(readFileSync(stampFile(target), 'utf8'));
  } catch {
    // None, or of another form: as good as no build.
    return undefined;
  }
};

const isBuilt = (target) => {
  const built = readStamp(target);
  if (built === undefined) return false;
  const paths = sourcesOf(target);
  const looks = looksOf(paths);
  if (looks !== undefined && built.looks === looks) return true;
  const content = contentOf(paths);
  if (built.content !== content) return false;
  try {
    // Checked out or copied since: the next start need not read them again.
    writeStamp(target, { looks, content });
  } catch {
    // The build may lie where nothing can be written; then every start reads.
  }
  return true;
};

/** A build of everything holds the runtime too. */
export const isStale = (target) => !isBuilt('all') && !isBuilt(target);
