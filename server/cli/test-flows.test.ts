import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parseXml, XmlElement } from '@rgrove/parse-xml';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeFlowFile } from '#flows/graph/flow-file.ts';
import { templateScenarios } from '#flows/templates/template-scenarios.ts';
import { templates } from '#flows/templates/templates.ts';
import { main } from './main.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sallyport-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const scenarios = templateScenarios('sign-in');
const fileOf = (name: string, change: Partial<Parameters<typeof writeFlowFile>[0]> = {}): string => {
  const path = join(folder, name);
  writeFileSync(path, writeFlowFile({ name: 'Sign in', slug: 'sign-in', graph: templates['sign-in'].graph, scenarios: [...scenarios], ...change }));
  return path;
};
const run = async (...words: string[]) => {
  let said = '';
  const code = await main(['test', ...words], {}, (text) => {
    said += text;
  });
  return { code, said };
};
const [first] = scenarios;
if (first === undefined) throw new Error('the template has no scenario');
/** One that ends somewhere else. */
const failing = { ...first, name: 'Ends “elsewhere” <& co>\u0001', expect: { ...first.expect, end: { status: 'failed' as const, node: 'refuse' } } };

const elements = (node: XmlElement, name: string): XmlElement[] =>
  node.children
    .filter((child) => child instanceof XmlElement)
    .flatMap((child) => [...(child.name === name ? [child] : []), ...elements(child, name)]);
const report = (path: string): XmlElement => {
  const { root } = parseXml(readFileSync(path, 'utf8'));
  if (root === null) throw new Error('the report is empty');
  return root;
};

test('a flow whose scenarios all pass: 0, with what they come through', async () => {
  const { code, said } = await run(fileOf('good.json'));
  expect(code, said).toBe(0);
  expect(said).toContain('✓ Somebody new signs in');
  expect(said).toMatch(/4 of 4 passed, which come through \d+ of 9 steps and \d+ of \d+ ways\./);
});

test('one that fails: 1, in words that say where; the report is well-formed XML and counts it', async () => {
  const junit = join(folder, 'out.xml');
  const { code, said } = await run(fileOf('bad.json', { scenarios: [...scenarios, failing] }), '--junit', junit);
  expect(code).toBe(1);
  expect(said).toContain('Action 2: After the code was typed it went to “Home”; expected “Refuse');
  const root = report(junit);
  expect(root.attributes).toMatchObject({ name: 'sallyport', tests: '5', failures: '1', errors: '0', skipped: '0' });
  expect(elements(root, 'testcase').map(({ attributes }) => attributes['name'])).toContain('Ends “elsewhere” <& co>');
  expect(elements(root, 'failure').map(({ attributes }) => attributes['message'])).toEqual([expect.stringMatching(/^Action 2: After the code/)]);
});

test('one that is not required may fail: 0, and the report has it as skipped', async () => {
  const junit = join(folder, 'skipped.xml');
  const { code, said } = await run(fileOf('optional.json', { scenarios: [{ ...failing, required: false }] }), '--junit', junit);
  expect([code, said]).toEqual([0, expect.stringContaining('(not required)')]);
  expect(elements(report(junit), 'skipped')).toHaveLength(1);
});

test('a scenario that cannot be read, or a drawing with errors, is an error of its own', async () => {
  const junit = join(folder, 'errors.xml');
  const { graph } = templates['sign-in'];
  expect((await run(fileOf('unread.json', { scenarios: [{ name: 'Odd', nothing: true }] }), '--junit', junit)).code).toBe(1);
  expect(report(junit).attributes['errors']).toBe('1');
  const broken = await run(fileOf('broken.json', { graph: { ...graph, edges: {} } }));
  expect([broken.code, broken.said]).toEqual([1, expect.stringContaining('  ! ')]);
});

test('only the scenarios that were named', async () => {
  const { code, said } = await run(fileOf('some.json', { scenarios: [...scenarios, failing] }), '--scenario', first.name);
  expect([code, said]).toEqual([0, expect.stringContaining('1 of 1 passed')]);
  expect(await run(fileOf('none.json'), '--scenario', 'Nobody')).toEqual({ code: 2, said: expect.stringContaining('no scenario “Nobody”') });
});

test.each([
  ['nothing', []],
  ['a file that is not there', ['nowhere.json']],
  ['words it does not know', ['--fast', 'x.json']],
])('%s: 2, with what to do', async (_, words) => {
  const { code, said } = await run(...words);
  expect(code).toBe(2);
  expect(said.length).toBeGreaterThan(10);
});

test('as a command: without data folder, key or network', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/sallyport.mjs', 'test', fileOf('command.json')], {
    env: { NODE_ENV: 'test', PATH: process.env['PATH'], DATA_DIR: join(folder, 'none') },
  });
  expect(stdout).toContain('4 of 4 passed');
});
