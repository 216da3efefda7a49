import { describe, expect, test } from 'vitest';
import { signIn } from '#tests/flows/toys.ts';
import { applyPatches } from './apply-patches.ts';
import { diffGraphs } from './diff-graphs.ts';
import type { GraphPatch } from './patch.ts';

const none = { added: [], removed: [], changed: [] };
const nothing = { nodes: none, edges: none, zones: none, groups: none, notes: none, languages: { added: [], removed: [] } };
const diffAfter = (...patches: GraphPatch[]) => {
  const applied = applyPatches(signIn(), patches);
  if (!applied.ok) throw new Error('it fits');
  return diffGraphs(signIn(), applied.graph);
};

describe('the difference of two drawings', () => {
  test('is nothing for the same drawing, whatever the order of its keys', () => {
    const graph = signIn();
    const turned = { ...graph, nodes: Object.fromEntries(Object.entries(graph.nodes).reverse()) };
    expect(diffGraphs(graph, turned)).toEqual(nothing);
  });

  test('names what came, went and changed', () => {
    expect(
      diffAfter(
        { op: 'add', path: ['nodes', 'note'], value: { ...signIn().nodes.deny, type: 'screen.note' } },
        { op: 'remove', path: ['nodes', 'secret'] },
        { op: 'add', path: ['nodes', 'code', 'config', 'digits'], value: 8 },
        { op: 'add', path: ['nodes', 'ask', 'name'], value: 'Who?' },
        { op: 'replace', path: ['nodes', 'ask', 'position', 'x'], value: 1 },
        { op: 'replace', path: ['nodes', 'register', 'zone'], value: 'secure' },
        { op: 'replace', path: ['edges', 'e1', 'to'], value: 'chain' },
        { op: 'replace', path: ['zones', 'secure', 'name'], value: 'Vault' },
        { op: 'replace', path: ['zones', 'public', 'size', 'width'], value: 1 },
        { op: 'add', path: ['languages', 1], value: 'de' },
        { op: 'add', path: ['strings', 'de'], value: { 'deny.title': 'Nein' } },
      ),
    ).toEqual({
      nodes: {
        added: ['note'],
        removed: ['secret'],
        changed: [
          { id: 'ask', what: ['name', 'layout'] },
          { id: 'code', what: ['settings'] },
          { id: 'register', what: ['zone'] },
          { id: 'deny', what: ['texts'] },
        ],
      },
      edges: { ...none, changed: [{ id: 'e1', what: ['ends'] }] },
      zones: {
        ...none,
        changed: [
          { id: 'public', what: ['layout'] },
          { id: 'secure', what: ['name'] },
        ],
      },
      groups: none,
      notes: none,
      languages: { added: ['de'], removed: [] },
    });
  });

  test('EDITOR-06 being put into a group is layout; groups and notes are told apart from what runs', () => {
    const grouped = diffAfter(
      { op: 'add', path: ['groups'], value: { g: { name: 'Sign-in', colour: 'teal', order: 'a0' } } },
      { op: 'add', path: ['nodes', 'ask', 'group'], value: 'g' },
      { op: 'add', path: ['notes', 'n'], value: { text: 'Why?', position: { x: 0, y: 0 }, size: { width: 200, height: 80 }, order: 'a0' } },
    );
    expect(grouped).toEqual({
      ...nothing,
      nodes: { ...none, changed: [{ id: 'ask', what: ['layout'] }] },
      groups: { ...none, added: ['g'] },
      notes: { ...none, added: ['n'] },
    });
  });

  test('the order matters only in a container', () => {
    expect(diffAfter({ op: 'replace', path: ['nodes', 'ask', 'order'], value: 'zz' })).toEqual(nothing);
    expect(diffAfter({ op: 'replace', path: ['nodes', 'code', 'order'], value: 'zz' }).nodes.changed).toEqual([{ id: 'code', what: ['order'] }]);
  });
});
