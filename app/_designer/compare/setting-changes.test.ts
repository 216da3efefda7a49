import { expect, test } from 'vitest';
import { inEnglish } from '#flows/languages/say.ts';
import { registry } from '#flows/nodes/registry.ts';
import type { GraphNode } from '#flows/graph/graph.ts';
import { settingChanges } from './setting-changes.ts';

const english = { tag: 'en', direction: 'ltr', say: inEnglish } as const;
const code = (config: Record<string, unknown>): GraphNode => ({
  type: 'verify.email-code',
  version: 1,
  zone: 'public',
  order: 'a0',
  position: { x: 0, y: 0 },
  config,
});

test('EDITOR-15 says which settings differ, what they were and what they are', () => {
  expect(settingChanges(registry, code({ digits: 6 }), code({ digits: 8 }), english)).toEqual([
    { label: expect.any(String), before: '6', after: '8' },
  ]);
});

test('EDITOR-15 a default that was written down is no difference', () => {
  expect(settingChanges(registry, code({}), code({ digits: 6 }), english)).toEqual([]);
});
