// Builds what `npm start` runs into dist/: the two server entries, the hosted pages' script, and the console by Next.
// `node scripts/build.mjs server` leaves Next out (the runtime needs no console).
import './require-node.mjs';
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { buildPages } from './build-pages.mjs';
import { isStale, sourcesStamp, writeStamp } from './sources.mjs';

const root = join(import.meta.dirname, '..');
const target = process.argv[2] ?? 'all';
if (process.argv.includes('--if-stale') && !isStale(target)) process.exit(0);

const bundle = (entry) =>
  build({
    absWorkingDir: root,
    entryPoints: [`server/${entry}.ts`],
    outfile: `dist/server/${basename(entry)}.mjs`,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    jsx: 'automatic',
    legalComments: 'none',
    // Less to read at each start; names stay, for whoever reads a stack.
    minifyWhitespace: true,
    minifySyntax: true,
    sourcemap: 'linked',
    // Native or optional parts stay where npm put them; Next must stay one copy.
    external: ['next', 'better-sqlite3', '@node-rs/argon2', 'pg', 'pg-native', 'pino', 'nodemailer', 'sharp', 'undici', 'server-only'],
    banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
  });

const run = (command, args) =>
  new Promise((resolve, reject) => {
    spawn(command, args, { cwd: root, stdio: 'inherit' }).once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${args.join(' ')} failed`)),
    );
  });

const stamp = sourcesStamp(target);
rmSync(join(root, 'dist', target === 'server' ? 'server' : ''), { recursive: true, force: true });
await buildPages();
await Promise.all(['main', 'runtime', 'storage/sqlite/scan-worker'].map(bundle));
if (target === 'all') {
  // A route that was deleted leaves types behind that fail the next build.
  rmSync(join(root, '.next'), { recursive: true, force: true });
  await run(process.execPath, [join(root, 'node_modules/next/dist/bin/next'), 'build']);
}
writeStamp(target, stamp);
