// `npm test`: everything there is. Units, cases, storage on both databases, API, then the browser. Ends with one count.
import './require-node.mjs';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const ci = process.env.CI === 'true';
const out = mkdtempSync(join(tmpdir(), 'sallyport-test-'));
const missing = [];

const onPath = (name) => spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim();
const chromium = process.env.CHROMIUM_PATH || onPath('chromium') || onPath('chromium-browser') || onPath('google-chrome');
const postgres = onPath('initdb') || (existsSync('/usr/lib/postgresql') && readdirSync('/usr/lib/postgresql').length > 0);
if (!chromium)
  missing.push('Chromium is not here: the browser tests are left out. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.');
if (!postgres) missing.push('PostgreSQL is not here: its storage tests are left out. Install it (Debian: apt-get install postgresql).');
if (!existsSync('/usr/sbin/slapd'))
  missing.push('OpenLDAP is not here: its directory tests are left out. Install it (Debian: apt-get install slapd).');
if (!existsSync('/usr/sbin/samba') || !existsSync('/usr/share/samba/setup/ad-schema'))
  missing.push(
    'Samba is not here: the Active Directory tests are left out. Install it (Debian: apt-get install samba samba-ad-dc samba-ad-provision).',
  );
else if (process.getuid?.() !== 0) missing.push('The Active Directory tests are left out: a domain controller takes ports that only root may.');
if (ci && missing.length > 0) {
  console.error(missing.join('\n'));
  process.exit(1);
}

const run = (file, args, env = {}) =>
  spawnSync(process.execPath, [join(root, 'node_modules', file), ...args], { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status ??
  1;
const read = (name) => (existsSync(join(out, name)) ? JSON.parse(readFileSync(join(out, name), 'utf8')) : undefined);
const total = { passed: 0, failed: 0, skipped: 0 };
let retried = 0;
let broken = false;

// Some tests start the built server, as people do.
const built = run('../scripts/build.mjs', ['all', '--if-stale']) === 0;
if (!built) process.exit(1);
const units = run('vitest/vitest.mjs', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${join(out, 'vitest.json')}`]);
const vitest = read('vitest.json');
broken ||= units !== 0 || vitest === undefined;
total.passed += vitest?.numPassedTests ?? 0;
total.failed += vitest?.numFailedTests ?? 0;
total.skipped += (vitest?.numPendingTests ?? 0) + (vitest?.numTodoTests ?? 0);

if (chromium) {
  const browser = run('@playwright/test/cli.js', ['test'], { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: join(out, 'playwright.json') });
  const stats = read('playwright.json')?.stats;
  broken ||= browser !== 0 || stats === undefined;
  retried = stats?.flaky ?? 0;
  total.passed += (stats?.expected ?? 0) + retried;
  total.failed += stats?.unexpected ?? 0;
  total.skipped += stats?.skipped ?? 0;
}

rmSync(out, { recursive: true, force: true });
for (const line of missing) console.log(line);
if (retried > 0) console.log(`${retried} browser tests passed only at the second try; they are listed above as flaky. Find out why.`);
if (ci && total.skipped > 0) console.error(`${total.skipped} tests were skipped; in CI nothing may be.`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(broken || total.failed > 0 || total.passed === 0 || (ci && total.skipped > 0) ? 1 : 0);
