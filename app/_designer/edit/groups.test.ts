import { produce } from 'immer';
import { describe, expect, test } from 'vitest';
import { inEnglish } from '#flows/languages/say.ts';
import type { Graph } from '#flows/graph/graph.ts';
import { createDocument } from '../document/create-document.ts';
import { toyGraph, toyNode } from '../testing/toy-graph.ts';
import { putInContainer } from './chain.ts';
import { absolutePosition, type Rect } from './geometry.ts';
import { groupable, makeGroup, membersOf, moveGroup, putInGroup, removeGroupWithSteps, takeOutOfGroup, tidyGroups, ungroup } from './groups.ts';
import { placeNode } from './place-node.ts';
import { removeNodes } from './remove-nodes.ts';

const card = { width: 236, height: 100 };
const at = (x: number, y: number) => ({ position: { x, y } });
const plain = toyGraph({
  nodes: {
    a: toyNode('verify.code', { order: 'a0', ...at(40, 80) }),
    b: toyNode('verify.code', { order: 'a1', ...at(320, 80) }),
    c: toyNode('choose.chain', { order: 'a2', ...at(40, 240) }),
    k: toyNode('verify.password', { order: 'a0', parent: 'c' }),
    z: toyNode('end.stop', { zone: 'inside', order: 'a3', ...at(40, 80) }),
  },
});
const grouped = produce(plain, (draft) => {
  draft.groups = { g: { name: 'Proof', colour: 'teal', order: 'a0' } };
  putInGroup(draft, 'g', ['a', 'b']);
});
const changed = (graph: Graph, change: (draft: Graph) => void) =>
  produce(graph, (draft) => {
    change(draft);
    tidyGroups(draft);
  });
const rectsOf = (graph: Graph): ReadonlyMap<string, Rect> =>
  new Map(Object.entries(graph.nodes).map(([id, node]) => [id, { ...absolutePosition(graph, node), ...card }]));

describe('making groups', () => {
  test('EDITOR-06 a group has a name of its own and a colour; its steps leave the groups they were in', () => {
    const twice = changed(grouped, (draft) => {
      makeGroup(draft, ['b', 'c'], 'rose', inEnglish);
    });
    const [, made = ''] = Object.keys(twice.groups ?? {});
    expect(twice.groups?.[made]).toEqual({ name: 'Group 1', colour: 'rose', order: 'a1' });
    expect(membersOf(twice.nodes, made)).toEqual(['b', 'c']);
    expect(membersOf(twice.nodes, 'g')).toEqual(['a']);
  });

  test('a method stands for its container, once', () => {
    expect(groupable(plain.nodes, ['k', 'c', 'a', 'nobody'])).toEqual(['c', 'a']);
  });

  test('EDITOR-06 ungrouping keeps the steps; deleting with them does not', () => {
    expect(changed(grouped, (draft) => ungroup(draft, 'g'))).toEqual({ ...plain, groups: {} });
    const gone = changed(grouped, (draft) => removeGroupWithSteps(draft, 'g'));
    expect([Object.keys(gone.nodes), gone.groups]).toEqual([['c', 'k', 'z'], {}]);
  });
});

describe('moving a group', () => {
  test('EDITOR-06 moves every member by the same, and nothing else', () => {
    const moved = changed(grouped, (draft) => moveGroup(draft, 'g', { x: 16, y: 24 }, rectsOf(grouped)));
    expect(Object.fromEntries(Object.entries(moved.nodes).map(([id, node]) => [id, node.position]))).toEqual({
      a: { x: 56, y: 104 },
      b: { x: 336, y: 104 },
      c: { x: 40, y: 240 },
      k: { x: 0, y: 0 },
      z: { x: 40, y: 80 },
    });
  });

  test('the middle of the whole decides on the zone: its steps stay together', () => {
    const moved = changed(grouped, (draft) => moveGroup(draft, 'g', { x: 720, y: 0 }, rectsOf(grouped)));
    expect([moved.nodes['a']?.zone, moved.nodes['b']?.zone, membersOf(moved.nodes, 'g')]).toEqual(['inside', 'inside', ['a', 'b']]);
    const [a, b] = ['a', 'b'].map((id) => moved.nodes[id] && absolutePosition(moved, moved.nodes[id]));
    expect([a?.x, (b?.x ?? 0) - (a?.x ?? 0)]).toEqual([760, 280]);
  });
});

describe('what is true of groups after every change', () => {
  test('a group that lost its last step is gone', () => {
    expect(changed(grouped, (draft) => removeNodes(draft, ['a'])).groups).toEqual(grouped.groups);
    expect(changed(grouped, (draft) => removeNodes(draft, ['a', 'b'])).groups).toEqual({});
    expect(changed(grouped, (draft) => takeOutOfGroup(draft, ['a', 'b'])).groups).toEqual({});
  });

  test('a step that is put into a container, or elsewhere by itself, leaves its group', () => {
    expect(membersOf(changed(grouped, (draft) => putInContainer(draft, 'b', 'c', 0)).nodes, 'g')).toEqual(['a']);
    expect(changed(grouped, (draft) => placeNode(draft, 'b', { x: 1_000, y: 100, ...card })).nodes['b']?.group).toBeUndefined();
  });

  test('a step of a group that is not there is in none', () => {
    const odd = produce(grouped, (draft) => putInGroup(draft, 'nothing', ['c']));
    expect(changed(odd, () => {}).nodes['c']?.group).toBeUndefined();
  });

  test('EDITOR-11 is part of the change that made it so: one step back brings group and steps', () => {
    const document = createDocument(grouped, () => 0, { tidy: tidyGroups });
    document.transact('Delete', (draft) => removeNodes(draft, ['a', 'b']));
    expect(document.store.getState().graph.groups).toEqual({});
    document.undo();
    expect(document.store.getState().graph).toEqual(grouped);
    document.transactPatches('Fix', [
      { op: 'remove', path: ['nodes', 'a'] },
      { op: 'remove', path: ['nodes', 'b'] },
    ]);
    expect(document.store.getState().graph.groups).toEqual({});
    expect(document.store.getState().past).toHaveLength(1);
  });
});
