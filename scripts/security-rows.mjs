// Which security requirement is tested where: docs/security-coverage.md names the rows, the names of the tests say the rest.
// Fails when a row has no test, or the page names one that is gone; `--write` brings the page up to date.
import './require-node.mjs';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const file = join(root, 'docs', 'security-coverage.md');
const row = /^\| ([A-Z]+-\d{2}) \| (.*?) \| (.*) \|$/;

const testFiles = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '*.test.ts', '*.test.tsx', '*.spec.ts', 'server/storage/contract/*.ts'],
  { cwd: root, encoding: 'utf8' },
)
  .split('\n')
  .filter((path) => path !== '');

/** Text in the place of a test's name: after `test(`, `describe.each(…)(` and their kin. */
const names = /(?:\b(?:test|it|describe)(?:\.\w+)*(?:<[^>(]*>)?\(|\)\()\s*(['"`])((?:\\.|(?!\1).)*)\1/gs;
const namesIn = (path) => {
  try {
    return [...readFileSync(join(root, path), 'utf8').matchAll(names)].map((match) => match[2]).join('\n');
  } catch {
    // Listed, but deleted and not committed yet.
    return '';
  }
};

/** Row → files with a test that names it. */
const tested = new Map();
for (const path of testFiles) {
  for (const [id] of namesIn(path).matchAll(/\b[A-Z]+-\d{2}\b/g)) tested.set(id, new Set([...(tested.get(id) ?? []), path]));
}
const where = (id) =>
  [...(tested.get(id) ?? [])]
    .sort()
    .map((path) => `\`${path}\``)
    .join('<br>') || '**nowhere**';

const page = readFileSync(file, 'utf8');
const rows = page.split('\n').flatMap((line) => {
  const [, id, , claimed] = row.exec(line) ?? [];
  return id === undefined ? [] : [{ id, claimed: [...claimed.matchAll(/`(.+?)`/g)].map((match) => match[1]) }];
});

if (process.argv.includes('--write')) {
  writeFileSync(
    file,
    page
      .split('\n')
      .map((line) => line.replace(row, (_, id, text) => `| ${id} | ${text} | ${where(id)} |`))
      .join('\n'),
  );
  process.exit(0);
}
const missing = rows.filter(({ id }) => !tested.has(id)).map(({ id }) => id);
const gone = rows.flatMap(({ id, claimed }) => claimed.filter((path) => !tested.get(id)?.has(path)).map((path) => `${id} in ${path}`));
if (missing.length > 0) console.error(`No test is named after: ${missing.join(', ')}`);
if (gone.length > 0) console.error(`docs/security-coverage.md names tests that are gone; run \`npm run security-rows\`: ${gone.join(', ')}`);
process.exit(missing.length > 0 || gone.length > 0 ? 1 : 0);
