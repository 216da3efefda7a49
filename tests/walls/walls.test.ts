import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

/** A wall, and a file that breaks it. */
const breaches: readonly [rule: string, file: string, source: string][] = [
  ['flows-is-pure', 'flows/kit/breach-server.ts', "import '#server/errors.ts';"],
  ['flows-no-node-core', 'flows/kit/breach-core.ts', "import 'node:fs';"],
  ['server-does-not-show', 'server/engine/breach-app.ts', "import '#app/_ui/button.tsx';"],
  ['node-types-are-rooms', 'flows/nodes/verify/email-code/breach-sideways.ts', "import '../../access/mode/definition.ts';"],
  ['executors-have-one-door', 'server/engine/breach-executor.ts', "import '#flows/nodes/verify/email-code/executor.ts';"],
  ['engine-takes-node-types-as-arguments', 'flows/interpreter/breach-nodes.ts', "import '../nodes/registry.ts';"],
  [
    'app-enters-server-by-the-gate',
    'app/_ui/breach-gate.ts',
    "import '#server/engine/realm.ts'; import { readEnv } from '#server/env.ts'; export const env = readEnv;",
  ],
  ['only-storage-sees-drizzle', 'server/engine/breach-drizzle.ts', "import 'drizzle-orm';"],
  ['adapters-are-strangers', 'server/storage/sqlite/breach-stranger.ts', "import '../postgres/breach-target.ts';"],
  ['runtime-without-console', 'server/http/breach-console.ts', "import '#server/console/policy.ts';"],
  ['canvas-library-stays-in-the-designer', 'app/_ui/breach-canvas.ts', "import '@xyflow/react';"],
  ['not-to-test-code', 'server/engine/breach-testing.ts', "import '#flows/testing/world.ts';"],
  ['not-to-dev-dependency', 'server/engine/breach-dev.ts', "import 'fast-check';"],
];
const circle: readonly [string, string][] = [
  ['server/engine/breach-circle-a.ts', "import './breach-circle-b.ts';"],
  ['server/engine/breach-circle-b.ts', "import './breach-circle-a.ts';"],
];
const target: readonly [string, string][] = [['server/storage/postgres/breach-target.ts', 'export {};']];
const made = [...breaches.map(([, file, source]): readonly [string, string] => [file, source]), ...circle, ...target];

afterAll(() => {
  for (const [file] of made) rmSync(join(root, file), { force: true });
});

test('every wall reports its breach', () => {
  for (const [file, source] of made) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), `${source}\n`);
  }
  const run = spawnSync(process.execPath, ['scripts/walls.mjs', ...made.map(([file]) => file)], { cwd: root, encoding: 'utf8' });
  expect(run.status).not.toBe(0);
  const missed = [...breaches.map(([rule, file]) => [rule, file]), ['no-circular', 'server/engine/breach-circle-a.ts']].filter(
    ([rule, file]) => !run.stdout.split('\n').some((line) => line.includes(`${rule}:`) && line.includes(`${file}`)),
  );
  expect(missed, run.stdout).toEqual([]);
});
