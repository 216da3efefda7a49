// Checks the walls between the rooms (.dependency-cruiser.cjs) and fails if nothing was looked at.
import './require-node.mjs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const run = spawnSync(
  process.execPath,
  [
    '--import',
    join(import.meta.dirname, 'ts6-for-depcruise.mjs'),
    join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'err',
    ...(process.argv.length > 2 ? process.argv.slice(2) : ['flows', 'server', 'app', 'drizzle']),
  ],
  { cwd: root, encoding: 'utf8' },
);
process.stdout.write(run.stdout);
process.stderr.write(run.stderr);
const cruised = Number(/\((\d+) modules/.exec(run.stdout)?.[1] ?? 0);
if (run.status === 0 && cruised < 50) {
  console.error(`Only ${cruised} modules were looked at: the walls were not checked.`);
  process.exit(1);
}
process.exit(run.status ?? 1);
