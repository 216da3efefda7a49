import { describe, expect, test } from 'vitest';
import { signIn } from '#tests/flows/toys.ts';
import { applyPatches } from './apply-patches.ts';
import type { GraphPatch } from './patch.ts';
import { rebase } from './rebase.ts';

const drawnAfter = (...patches: GraphPatch[]) => {
  const applied = applyPatches(signIn(), patches);
  if (!applied.ok) throw new Error('it fits');
  return applied.graph;
};
const rename: GraphPatch = { op: 'add', path: ['nodes', 'ask', 'name'], value: 'Mine' };
const move: GraphPatch = { op: 'replace', path: ['nodes', 'ask', 'position'], value: { x: 8, y: 8 } };
const removeAsk: GraphPatch = { op: 'remove', path: ['nodes', 'ask'] };
const settings: GraphPatch = { op: 'add', path: ['nodes', 'code', 'config', 'digits'], value: 8 };
const german: GraphPatch = { op: 'add', path: ['languages', 1], value: 'de' };
const spanish: GraphPatch = { op: 'add', path: ['languages', 1], value: 'es' };

describe('putting a change onto a newer draft', () => {
  test('nothing has happened since: it is applied', () => {
    expect(rebase(signIn(), [], [rename])).toEqual({ kind: 'merged', graph: drawnAfter(rename) });
  });

  test('changes to different places merge, also within one step', () => {
    expect(rebase(drawnAfter(move), [{ patches: [move], label: 'Move' }], [rename])).toEqual({ kind: 'merged', graph: drawnAfter(move, rename) });
    expect(rebase(drawnAfter(settings), [{ patches: [settings] }], [rename, move])).toEqual({
      kind: 'merged',
      graph: drawnAfter(settings, rename, move),
    });
  });

  test('changes to the same place are a conflict, which names the operations', () => {
    const other = { op: 'add' as const, path: ['nodes', 'ask', 'name'], value: 'Theirs' };
    const since = [
      { label: 'Move', patches: [move] },
      { label: 'Rename', patches: [other] },
    ];
    expect(rebase(drawnAfter(move, other), since, [rename])).toEqual({ kind: 'conflict', with: [since[1]] });
  });

  test('a change inside what the other side removed is a conflict, both ways round', () => {
    expect(rebase(drawnAfter(removeAsk), [{ patches: [removeAsk] }], [rename]).kind).toBe('conflict');
    expect(rebase(drawnAfter(rename), [{ patches: [rename] }], [removeAsk]).kind).toBe('conflict');
  });

  test('two changes to one list are a conflict: positions shift', () => {
    expect(rebase(drawnAfter(german), [{ patches: [german] }], [spanish]).kind).toBe('conflict');
  });

  test('a wire to a step that the other side removed is a conflict, though the places differ', () => {
    const gone: GraphPatch[] = Object.entries(signIn().edges)
      .filter(([, { to }]) => to === 'deny')
      .map(([id]) => ({ op: 'remove', path: ['edges', id] }));
    const remove = [...gone, { op: 'remove' as const, path: ['nodes', 'deny'] }];
    const wire: GraphPatch = { op: 'add', path: ['edges', 'mine'], value: { from: 'chain', outcome: 'wrong', to: 'deny' } };
    expect(rebase(drawnAfter(...remove), [{ patches: remove }], [wire]).kind).toBe('conflict');
    expect(rebase(drawnAfter(wire), [{ patches: [wire] }], remove).kind).toBe('conflict');
  });

  test('a patch that does not fit is invalid, whatever happened since', () => {
    expect(rebase(signIn(), [], [{ op: 'remove', path: ['nodes', 'gone', 'name'] }]).kind).toBe('invalid');
  });

  test('EDITOR-06 the first two groups of a drawing that had none merge', () => {
    const made = (id: string): GraphPatch => ({ op: 'add', path: ['groups', id], value: { name: id, colour: 'teal', order: 'a0' } });
    expect(signIn().groups).toBeUndefined();
    expect(rebase(drawnAfter(made('theirs')), [{ patches: [made('theirs')] }], [made('mine')])).toEqual({
      kind: 'merged',
      graph: drawnAfter(made('theirs'), made('mine')),
    });
  });

  test('EDITOR-06 a step put into a group that somebody else took away is a conflict', () => {
    const made: GraphPatch = { op: 'add', path: ['groups'], value: { g: { name: 'Sign-in', colour: 'teal', order: 'a0' } } };
    const undone: GraphPatch = { op: 'remove', path: ['groups', 'g'] };
    const since = [{ patches: [undone] }];
    expect(rebase(drawnAfter(made, undone), since, [{ op: 'add', path: ['nodes', 'ask', 'group'], value: 'g' }])).toEqual({
      kind: 'conflict',
      with: since,
    });
  });
});
