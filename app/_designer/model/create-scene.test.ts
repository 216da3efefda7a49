import { produce } from 'immer';
import { describe, expect, test } from 'vitest';
import type { Graph } from '#flows/graph/graph.ts';
import { inEnglish } from '#flows/languages/say.ts';
import { toyDefinitions } from '../testing/toy-definitions.ts';
import { toyGraph, toyNode } from '../testing/toy-graph.ts';
import { createSceneDeriver } from './create-scene.ts';
import { createModel } from './derive-model.ts';
import { groupPadding } from './derive-groups.ts';
import { drawnRects } from './drawn-rects.ts';
import { realOutcome, realTarget } from './fold-groups.ts';
import { groupName } from './names.ts';
import { createNodeFacts } from './node-facts.ts';
import { wireEnds } from './wire-ends.ts';

const at = (x: number, y: number) => ({ position: { x, y } });
/** start → (code → password, in a group) → stop, with a chain beside it in the group. */
const graph = toyGraph({
  nodes: {
    s: toyNode('entry.start', { order: 'a0', ...at(40, 80) }),
    code: toyNode('verify.code', { order: 'a1', group: 'g', ...at(360, 96) }),
    pass: toyNode('verify.password', { order: 'a2', group: 'g', ...at(360, 320) }),
    c: toyNode('choose.chain', { order: 'a3', group: 'g', ...at(640, 96) }),
    k: toyNode('verify.code', { order: 'a0', parent: 'c' }),
    z: toyNode('end.stop', { order: 'a4', zone: 'inside', ...at(40, 80) }),
  },
  edges: {
    in: { from: 's', outcome: 'started', to: 'code' },
    within: { from: 'code', outcome: 'wrong', to: 'pass' },
    out: { from: 'code', outcome: 'verified', to: 'z' },
    also: { from: 'pass', outcome: 'verified', to: 'z' },
  },
  groups: { g: { name: 'Proof', colour: 'teal', order: 'a0' }, empty: { name: 'Nobody', colour: 'rose', order: 'a1' } },
});
const seen = (collapsed: readonly string[], compact = false) => ({ collapsed: new Set(collapsed), compact });
const setUp = () => ({ modelOf: createModel(createNodeFacts(toyDefinitions, inEnglish), inEnglish), sceneOf: createSceneDeriver() });

describe('EDITOR-06 groups around their steps', () => {
  test('bounds follow the steps; a group without any is not drawn', () => {
    const { modelOf } = setUp();
    const model = modelOf(graph);
    expect([...model.groups.keys()]).toEqual(['g']);
    const frame = model.groups.get('g');
    expect(frame).toMatchObject({ members: ['code', 'pass', 'c'], inside: ['code', 'pass', 'c', 'k'], zone: 'open' });
    expect(frame?.position).toEqual({ x: 360 - groupPadding.side, y: 96 - groupPadding.top });
  });

  test('EDITOR-23 stay the same objects while nothing of them changes', () => {
    const { modelOf } = setUp();
    const before = modelOf(graph).groups;
    const moved = produce(graph, (draft) => {
      const node = draft.nodes['z'];
      if (node !== undefined) node.position = { x: 80, y: 160 };
    });
    expect(modelOf(moved).groups).toBe(before);
  });
});

describe('EDITOR-06 what is drawn of a collapsed group', () => {
  test('one card in the place of its steps; nothing else changes', () => {
    const { modelOf, sceneOf } = setUp();
    const model = modelOf(graph);
    const scene = sceneOf(model, seen(['g']));
    expect([...scene.cards.keys()]).toEqual(['s', 'z', 'group:g']);
    expect(scene.cards.get('s')).toBe(model.cards.get('s'));
    expect(scene.cards.get('group:g')).toMatchObject({ position: { x: 360, y: 96 }, zone: 'open', hasInput: true });
    expect(scene.groups.size).toBe(0);
    expect(drawnRects(scene, 'pass')).toEqual(drawnRects(scene, 'group:g'));
  });

  test('crossing wires are attached to it, each by its outcome; wires among its steps are not drawn', () => {
    const { modelOf, sceneOf } = setUp();
    const scene = sceneOf(modelOf(graph), seen(['g']));
    expect(scene.graph.edges).toEqual({
      in: { from: 's', outcome: 'started', to: 'group:g' },
      out: { from: 'group:g', outcome: 'code:verified', to: 'z' },
      also: { from: 'group:g', outcome: 'pass:verified', to: 'z' },
    });
    const [code, pass] = [scene.cards.get('group:g')?.ports[0], scene.cards.get('group:g')?.ports[1]];
    expect([code?.edge, pass?.edge, scene.cards.get('group:g')?.ports.length]).toEqual(['out', 'also', 2]);
    expect(code?.label).toBe(`${modelOf(graph).cards.get('code')?.facts.title}: Verified`);
    const rect = drawnRects(scene, 'group:g')[0];
    expect(wireEnds(scene, 'out')?.from.x).toBe((rect?.x ?? 0) + (rect?.width ?? 0));
  });

  test('what a wire is drawn from or to on it is the step and the outcome it stands for', () => {
    const { modelOf } = setUp();
    const model = modelOf(graph);
    expect(realOutcome('group:g', 'code:verified')).toEqual({ from: 'code', outcome: 'verified' });
    expect(realOutcome('code', 'verified')).toEqual({ from: 'code', outcome: 'verified' });
    expect(realTarget(model, 'group:g')).toBe('code');
    const twoWays = produce(graph, (draft) => {
      draft.edges['other'] = { from: 's', outcome: 'other', to: 'pass' };
    });
    expect(realTarget(modelOf(twoWays), 'group:g')).toBeUndefined();
    expect(realTarget(model, 'z')).toBe('z');
  });

  test('EDITOR-23 stays the same object while nothing of it changes, and so do its wires', () => {
    const { modelOf, sceneOf } = setUp();
    const before = sceneOf(modelOf(graph), seen(['g']));
    const after = sceneOf(
      modelOf(
        produce(graph, (draft) => {
          const node = draft.nodes['z'];
          if (node !== undefined) node.position = { x: 80, y: 160 };
        }),
      ),
      seen(['g']),
    );
    expect(after.cards.get('group:g')).toBe(before.cards.get('group:g'));
    expect(after.graph.edges['out']).toBe(before.graph.edges['out']);
  });

  test('it is named by its steps, problems and state', () => {
    const group = setUp().modelOf(graph).groups.get('g');
    if (group === undefined) throw new Error('there is a group');
    expect(groupName({ ...group, name: 'Sign-in by code' }, 1, true, inEnglish)).toBe('Group Sign-in by code, 3 steps, 1 problem, collapsed');
    expect(groupName(group, 0, false, inEnglish)).toBe('Group Proof, 3 steps');
  });
});

describe('EDITOR-06 compact view', () => {
  test('cards are as high as head and ports; no place changes and the document is not asked', () => {
    const { modelOf, sceneOf } = setUp();
    const model = modelOf(graph);
    const view = seen([], true);
    const scene = sceneOf(model, view);
    const [full, small] = [model.cards.get('code'), scene.cards.get('code')];
    expect(small?.size.height).toBeLessThan(full?.size.height ?? 0);
    expect([...scene.cards.values()].filter((card) => card.container === undefined).map((card) => card.position)).toEqual(
      [...model.cards.values()].filter((card) => card.container === undefined).map((card) => card.position),
    );
    expect(scene.graph).toBe(model.graph);
    const chain = scene.cards.get('c');
    const child = scene.cards.get('k');
    expect((child?.position.y ?? 0) + (child?.size.height ?? 0)).toBeLessThan(chain?.size.height ?? 0);
    expect(sceneOf(model, view)).toBe(scene);
  });

  test('wires stay on their ports: at the height of the row', () => {
    const { modelOf, sceneOf } = setUp();
    const scene = sceneOf(modelOf(graph), seen([], true));
    const [rect] = drawnRects(scene, 'code');
    const y = wireEnds(scene, 'out')?.from.y ?? 0;
    expect(y > (rect?.y ?? 0) && y < (rect?.y ?? 0) + (rect?.height ?? 0)).toBe(true);
  });

  test('as it is, the scene is the model itself', () => {
    const { modelOf, sceneOf } = setUp();
    const model = modelOf(graph);
    expect(sceneOf(model, seen([]))).toBe(model);
    expect(sceneOf(model, seen(['gone']))).toBe(model);
  });
});

test('a graph without groups has none', () => {
  const plain: Graph = toyGraph({ nodes: { a: toyNode('end.stop', { group: 'nothing' }) } });
  expect(setUp().modelOf(plain).groups.size).toBe(0);
});
