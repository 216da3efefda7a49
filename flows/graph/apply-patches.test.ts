import { describe, expect, test } from 'vitest';
import { signIn } from '#tests/flows/toys.ts';
import { applyPatches } from './apply-patches.ts';

describe('applying patches', () => {
  test('changes what they name and shares the rest', () => {
    const graph = signIn();
    const applied = applyPatches(graph, [
      { op: 'replace', path: ['nodes', 'ask', 'config', 'kind'], value: 'phone' },
      { op: 'add', path: ['nodes', 'ask', 'name'], value: 'Ask for the number' },
      { op: 'remove', path: ['edges', 'e1'] },
    ]);
    if (!applied.ok) throw new Error('it fits');
    expect(applied.graph.nodes.ask).toMatchObject({ name: 'Ask for the number', config: { kind: 'phone' } });
    expect(applied.graph.edges.e1).toBeUndefined();
    expect(applied.graph.nodes.chain).toBe(graph.nodes.chain);
    expect(graph.nodes.ask?.name).toBeUndefined();
  });

  test.each([
    ['leads nowhere', { op: 'replace' as const, path: ['nodes', 'gone', 'name'], value: 'x' }, 'patch-does-not-fit'],
    ['leaves the schema', { op: 'add' as const, path: ['nodes', 'ask', 'colour'], value: 'red' }, 'misshapen'],
    ['takes away what must be there', { op: 'remove' as const, path: ['nodes', 'ask', 'zone'] }, 'misshapen'],
    ['names a prototype', { op: 'add' as const, path: ['nodes', '__proto__', 'admin'], value: true }, 'patch-does-not-fit'],
    ['names a constructor', { op: 'add' as const, path: ['nodes', 'constructor'], value: {} }, 'not-a-flow'],
    ['is over the bounds', { op: 'add' as const, path: ['nodes', 'ask', 'config', 'x'], value: 'x'.repeat(3_000_000) }, 'too-large'],
  ])('refuses a patch that %s', (_, patch, code) => {
    const graph = signIn();
    const before = structuredClone(graph);
    const applied = applyPatches(graph, [{ op: 'remove', path: ['edges', 'e1'] }, patch]);
    expect(applied).toMatchObject({ ok: false, issues: [{ code }] });
    expect(graph).toEqual(before);
  });
});
