// `npm run languages`: brings the catalogs up to the sources. New texts are added without words, texts nobody says are taken out.
// With `--check`: fails when a catalog is not what it would be, lacks words, or has words whose slots differ from the English.
import './require-node.mjs';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { gather } from './languages/gather.mjs';

const root = join(import.meta.dirname, '..');
const check = process.argv.includes('--check');

const quoted = (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;

const written = (gathered, catalog) => {
  const parts = gathered.map(({ file, texts }) =>
    [`  // ${file}`, ...texts.map((text) => `  ${quoted(text)}: ${quoted(catalog[text] ?? '')},`)].join('\n'),
  );
  return [
    "import type { Catalog } from '../say.ts';",
    '',
    '// Kept by `npm run languages`: translate the right side, leave the left.',
    'export const catalog: Catalog = {',
    ...parts,
    '};',
    '',
  ].join('\n');
};

/** The slots of a message, plural forms looked into; undefined when it cannot be read. */
const slotsOf = (words) => {
  const slots = new Set();
  const walk = (parts) => {
    for (const part of parts) {
      if (part.value !== undefined && part.type !== 0) slots.add(part.value);
      for (const option of Object.values(part.options ?? {})) walk(option.value);
    }
  };
  try {
    walk(new IntlMessageFormat(words, 'en', undefined, { ignoreTag: true }).getAst());
    return [...slots].sort().join(' ');
  } catch {
    return undefined;
  }
};

const gathered = gather();
let faults = 0;
const complain = (words) => {
  faults += 1;
  if (faults <= 20) console.error(words);
};
for (const tag of ['de', 'es', 'pt', 'ar']) {
  const file = join(root, 'flows/languages/catalogs', `${tag}.ts`);
  const { catalog } = await import(file);
  const next = written(gathered, catalog);
  const texts = gathered.flatMap(({ texts }) => texts);
  const missing = texts.filter((text) => !catalog[text]);
  if (!check) {
    writeFileSync(file, next);
    console.log(`${tag}: ${texts.length} texts, ${missing.length} without words`);
    continue;
  }
  const stale = Object.keys(catalog).filter((text) => !texts.includes(text));
  for (const text of missing) complain(`${tag} has no words for: ${text}`);
  for (const text of stale) complain(`${tag} has words nobody says: ${text}`);
  for (const text of texts)
    if (catalog[text] && slotsOf(text) !== slotsOf(catalog[text])) complain(`${tag} has other slots than the English: ${text}`);
}
if (faults > 0) {
  console.error(`${faults} texts to look at. \`npm run languages\` adds what is missing; then translate it.`);
  process.exit(1);
}
