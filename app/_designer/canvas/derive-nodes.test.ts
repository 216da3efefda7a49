import { produce } from 'immer';
import { describe, expect, test } from 'vitest';
import { inEnglish } from '#flows/languages/say.ts';
import { createNodeFacts } from '../model/node-facts.ts';
import { createModel } from '../model/derive-model.ts';
import { createSceneDeriver } from '../model/create-scene.ts';
import { wireName } from '../model/names.ts';
import { toyDefinitions } from '../testing/toy-definitions.ts';
import { toyGraph, toyNode } from '../testing/toy-graph.ts';
import { createEdgeDeriver, createNodeDeriver } from './derive-nodes.ts';

const graph = toyGraph({
  nodes: {
    s: toyNode('entry.start'),
    c: toyNode('choose.chain', { order: 'a1' }),
    k1: toyNode('verify.code', { parent: 'c', order: 'a0' }),
    k2: toyNode('verify.password', { parent: 'c', order: 'a1' }),
    m: toyNode('choose.menu', {
      order: 'a2',
      config: {
        options: [
          { id: 'x', label: 'X' },
          { id: 'y', label: 'Y' },
        ],
      },
    }),
    z: toyNode('end.stop', { zone: 'inside' }),
  },
  edges: {
    e1: { from: 's', outcome: 'started', to: 'c' },
    e2: { from: 'c', outcome: 'verified', to: 'z' },
    e3: { from: 'm', outcome: 'x', to: 'z' },
  },
});
const shown = { selection: new Set<string>(), moving: {} };
const none = new Map<string, number>();
const setUp = () => ({
  model: createModel(createNodeFacts(toyDefinitions, inEnglish), inEnglish),
  nodes: createNodeDeriver(),
  edges: createEdgeDeriver(),
});

describe('what React Flow is given', () => {
  test('EDITOR-23 an edit of one node makes one new node object and leaves every other identical', () => {
    const { model, nodes, edges } = setUp();
    const [before, wires] = [nodes(model(graph), shown, none), edges(model(graph), shown.selection)];
    const edited = produce(graph, (draft) => {
      const node = draft.nodes['m'];
      if (node) node.position = { x: 80, y: 80 };
    });
    const after = nodes(model(edited), shown, none);
    expect(after.filter((node, index) => node !== before[index]).map((node) => node.id)).toEqual(['m']);
    expect(edges(model(edited), shown.selection)).toBe(wires);
  });

  test('EDITOR-23 a drag changes one node; selecting changes one; nothing else, and no change gives the same array', () => {
    const { model, nodes } = setUp();
    const before = nodes(model(graph), shown, none);
    expect(nodes(model(graph), { ...shown }, new Map())).toBe(before);
    const dragged = nodes(model(graph), { ...shown, moving: { m: { x: 1, y: 2 } } }, none);
    expect(dragged.filter((node, index) => node !== before[index]).map((node) => node.id)).toEqual(['m']);
    const calm = nodes(model(graph), shown, none);
    const selected = nodes(model(graph), { ...shown, selection: new Set(['z']) }, none);
    expect(selected.filter((node, index) => node !== calm[index]).map((node) => node.id)).toEqual(['z']);
  });

  test('EDITOR-25 ports follow the outcomes in order, and edges keep to them when an option moves or goes', () => {
    const { model, nodes, edges } = setUp();
    const ports = (options: string[]) => {
      const edited = produce(graph, (draft) => {
        const node = draft.nodes['m'];
        if (node) node.config['options'] = options.map((id) => ({ id, label: id }));
      });
      const derived = model(edited);
      return {
        ids: nodes(derived, shown, none)
          .find((node) => node.id === 'm')
          ?.handles?.filter((handle) => handle.type === 'source'),
        wires: edges(derived, shown.selection).map((edge) => edge.id),
      };
    };
    expect(ports(['x', 'y']).ids?.map((handle) => handle.id)).toEqual(['x', 'y']);
    expect(ports(['y', 'x']).ids?.map((handle) => handle.id)).toEqual(['y', 'x']);
    const gone = ports(['y']);
    expect(gone.ids?.map((handle) => handle.id)).toEqual(['y', 'x']);
    expect(gone.wires).toContain('e3');
  });

  test('a chain shows what its children can end with, but not that one of them is unavailable', () => {
    const { model } = setUp();
    expect(
      model(graph)
        .cards.get('c')
        ?.ports.map((port) => port.id),
    ).toEqual(['verified', 'wrong', 'none-available']);
    expect(model(graph).cards.get('k2')?.rank).toBe(2);
  });

  test('EDITOR-10 a node is named by kind, title, problems and where its outcomes lead; a wire by both ends', () => {
    const { model, nodes, edges } = setUp();
    const wires = edges(model(graph), shown.selection);
    const named = produce(graph, (draft) => {
      const node = draft.nodes['c'];
      if (node) node.name = 'Prove it';
    });
    const name = nodes(model(named), shown, new Map([['c', 2]])).find((node) => node.id === 'c')?.ariaLabel;
    expect(name).toBe(
      'Prove it. Fallback. First that works. 2 problems. Verified: Stop. Wrong code: back to the screen. None available: back to the screen',
    );
    expect(wireName(model(named), 'e2')).toBe('From Prove it, Verified, to Stop');
    // Which is no reason to make its wires anew (EDITOR 23).
    expect(edges(model(named), shown.selection)).toBe(wires);
  });

  test('EDITOR-25 an unknown kind, a missing zone and a dangling wire break nothing', () => {
    const { model, nodes, edges } = setUp();
    const odd = produce(graph, (draft) => {
      draft.nodes['u'] = toyNode('gone.kind');
      draft.nodes['lost'] = toyNode('end.stop', { zone: 'nowhere' });
      draft.edges['e9'] = { from: 'u', outcome: 'done', to: 'z' };
      draft.edges['e10'] = { from: 'm', outcome: 'y', to: 'nobody' };
    });
    expect(nodes(model(odd), shown, none).some((node) => node.id === 'u')).toBe(true);
    expect(nodes(model(odd), shown, none).some((node) => node.id === 'lost')).toBe(false);
    expect(edges(model(odd), shown.selection).map((edge) => edge.id)).toEqual(['e1', 'e2', 'e3', 'e9']);
  });

  test('parents come before their children, and sizes are known before anything is drawn', () => {
    const { model, nodes } = setUp();
    const derived = nodes(model(graph), shown, none);
    const seen = new Set<string>();
    for (const node of derived) {
      expect(node.parentId === undefined || seen.has(node.parentId)).toBe(true);
      expect(node.measured).toEqual({ width: node.width, height: node.height });
      seen.add(node.id);
    }
  });
});

describe('EDITOR-06 groups and notes on the canvas', () => {
  const grouped = produce(graph, (draft) => {
    for (const id of ['c', 'm']) {
      const node = draft.nodes[id];
      if (node) node.group = 'g';
    }
    draft.groups = { g: { name: 'Proof', colour: 'teal', order: 'a0' } };
    draft.notes['n'] = { text: 'Why?', position: { x: 8, y: 8 }, size: { width: 200, height: 80 }, order: 'a0' };
  });
  const byId = (nodes: ReturnType<ReturnType<typeof createNodeDeriver>>, id: string) => nodes.find((node) => node.id === id);

  test('lie under wires and cards, and are named', () => {
    const { model, nodes } = setUp();
    const derived = nodes(model(grouped), shown, new Map([['k1', 1]]));
    expect(byId(derived, 'group:g')?.ariaLabel).toBe('Group Proof, 2 steps, 1 problem');
    expect(byId(derived, 'note:n')?.ariaLabel).toBe('Note: Why?');
    for (const id of ['group:g', 'note:n']) expect(byId(derived, id)?.zIndex).toBeLessThan(0);
  });

  test('EDITOR-23 dragging a step of a group draws that step and the group anew, another step only itself', () => {
    const { model, nodes } = setUp();
    const before = nodes(model(grouped), shown, none);
    const anew = (moving: Record<string, { x: number; y: number }>) =>
      nodes(model(grouped), { ...shown, moving }, none)
        .filter((node, index) => node !== before[index])
        .map((node) => node.id);
    expect(anew({ m: { x: 400, y: 300 } })).toEqual(['group:g', 'm']);
    nodes(model(grouped), shown, none);
    const calm = nodes(model(grouped), shown, none);
    const other = nodes(model(grouped), { ...shown, moving: { z: { x: 8, y: 8 } } }, none);
    expect(other.filter((node, index) => node !== calm[index]).map((node) => node.id)).toEqual(['z']);
  });

  test('collapsed: one card with the ports of its crossing wires; what had the focus gives it to the card', () => {
    const { model, nodes, edges } = setUp();
    const scene = createSceneDeriver()(model(grouped), { collapsed: new Set(['g']), compact: false });
    const derived = nodes(scene, { ...shown, focused: 'm' }, new Map([['k1', 2]]));
    const card = byId(derived, 'group:g');
    expect([card?.type, card?.ariaLabel]).toEqual(['folded', 'Group Proof, 2 steps, 2 problems, collapsed']);
    expect(card?.handles?.map(({ id }) => id)).toEqual(['in', 'c:verified', 'm:x']);
    expect(card?.domAttributes?.tabIndex).toBe(0);
    expect(derived.map(({ id }) => id)).not.toContain('k1');
    expect(edges(scene, shown.selection).map(({ id, source, target }) => [id, source, target])).toEqual([
      ['e1', 's', 'group:g'],
      ['e2', 'group:g', 'z'],
      ['e3', 'group:g', 'z'],
    ]);
  });
});
