// `npm run check`: everything that can be said about the sources without running them. One command, the same locally and in CI.
import './require-node.mjs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const bin = (file, ...args) => [join(root, 'node_modules', file), ...args];
const steps = [
  ['node type registries', ['scripts/gen.mjs', '--check']],
  ['reference pages', ['scripts/docs.mjs', '--check']],
  ['words in every language', ['scripts/languages.mjs', '--check']],
  ['types of routes', bin('next/dist/bin/next', 'typegen')],
  ['types', bin('typescript/bin/tsc', '--noEmit')],
  ['lint and format', bin('@biomejs/biome/bin/biome', 'check', '--diagnostic-level=error')],
  ['walls', ['scripts/walls.mjs']],
  ['dead code', bin('knip/bin/knip.js')],
  ['migrations', ['drizzle/generate.mjs', '--check']],
  ['security rows', ['scripts/security-rows.mjs']],
];
for (const [what, args] of steps) {
  const begun = performance.now();
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${what} (${Math.round(performance.now() - begun)} ms)`);
  if (status !== 0) process.exit(1);
}
