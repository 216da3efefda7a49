import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { docLink, docPage, docPicture, guides } from './doc-pages.ts';

const root = join(import.meta.dirname, '..', '..');
const listed = guides.flatMap(({ pages }) => pages);

test('every guide and reference page on disk is listed, and everything listed is on disk', () => {
  const onDisk = ['how-to', 'reference'].flatMap((folder) => readdirSync(join(root, 'docs', folder)).map((file) => `docs/${folder}/${file}`));
  expect(listed.map(({ file }) => file).toSorted()).toEqual(['docs/concepts.md', 'docs/tour.md', ...onDisk].toSorted());
  for (const { file } of listed) expect(existsSync(join(root, file))).toBe(true);
  expect(existsSync(join(root, docPage('steps/verify.email-code')?.file ?? ''))).toBe(true);
});

test('every picture of the tour is there, in both themes, and nothing else is served', () => {
  const tour = docPage('tour') ?? expect.fail();
  const named = [...readFileSync(join(root, tour.file), 'utf8').matchAll(/images\/[\w-]+\.png/g)].map(([file]) => file);
  expect(named.length).toBeGreaterThan(20);
  for (const file of named) expect(existsSync(join(root, 'docs', file)), file).toBe(true);
  const at = docPicture(tour);
  expect(at('images/tour-01-begin-light.png')).toBe('/docs/images/tour-01-begin-light.png');
  for (const file of ['../package.json', 'images/../README.md', 'https://example.org/a.png']) expect(at(file)).toBeUndefined();
});

test('nothing but the listed pages is read', () => {
  for (const slug of [
    '../package.json',
    'steps/../../package',
    'steps/verify.nothing',
    'steps/__proto__',
    'README',
    'decisions/0001-rooms-with-walls',
  ]) {
    expect(docPage(slug)).toBeUndefined();
  }
});

test('links between pages stay in the console; to files that are no pages there are none', () => {
  const from = docPage('node-types') ?? expect.fail();
  const linkTo = docLink(from);
  expect(linkTo('../../flows/nodes/verify/email-code/README.md')).toBe('/docs/steps/verify.email-code');
  expect(linkTo('compiler-issues.md#no-entry')).toBe('/docs/compiler-issues#no-entry');
  expect(linkTo('#verifyemail-code')).toBe('#verifyemail-code');
  expect(linkTo('../../flows/nodes/verify/email-code/cases/signs-in.json')).toBeUndefined();
  expect(linkTo('javascript:alert(1)')).toBeUndefined();
});
