import * as fc from 'fast-check';
import { produce } from 'immer';
import { describe, expect, test } from 'vitest';
import { inEnglish } from '#flows/languages/say.ts';
import { childrenOf } from '../model/children-of.ts';
import { toyGraph, toyNode } from '../testing/toy-graph.ts';
import { addNode } from './add-node.ts';
import { putInContainer, takeOutOfContainer } from './chain.ts';
import { absolutePosition, contains, intersects, rectOf } from './geometry.ts';
import { placeNode } from './place-node.ts';
import { removeNodes } from './remove-nodes.ts';
import { unwire, wire } from './wire.ts';
import { addZone, removeZone, resizeZone } from './zones.ts';

const card = { width: 236, height: 100 };
const position = (graph: ReturnType<typeof toyGraph>, id: string) => {
  const node = graph.nodes[id];
  return node && absolutePosition(graph, node);
};

describe('placing', () => {
  test('a node belongs to the zone its middle lies in', () => {
    const graph = produce(toyGraph(), (draft) => {
      addNode(draft, 'a', { type: 'end.stop', version: 1 }, { x: 100, y: 100, ...card });
      addNode(draft, 'b', { type: 'end.stop', version: 1 }, { x: 1_000, y: 100, ...card });
    });
    expect(graph.nodes['a']?.zone).toBe('open');
    expect(graph.nodes['b']?.zone).toBe('inside');
    expect(position(graph, 'b')).toEqual({ x: 1_000, y: 100 });
  });

  test('dropped outside of every zone, the nearest one grows to hold it; other zones give way and nothing in a zone moves in it', () => {
    const point = fc.record({ x: fc.integer({ min: -2_000, max: 3_000 }), y: fc.integer({ min: -2_000, max: 2_000 }) });
    const inZone = (graph: ReturnType<typeof toyGraph>, id: string) => {
      const [node, at] = [graph.nodes[id], position(graph, id)];
      const zone = graph.zones[node?.zone ?? ''];
      return (
        zone !== undefined &&
        at !== undefined &&
        contains(rectOf(zone), at) &&
        contains(rectOf(zone), { x: at.x + card.width, y: at.y + card.height })
      );
    };
    fc.assert(
      fc.property(point, point, (first, second) => {
        const before = produce(toyGraph(), (draft) => addNode(draft, 'a', { type: 'end.stop', version: 1 }, { ...first, ...card }));
        const after = produce(before, (draft) => addNode(draft, 'b', { type: 'end.stop', version: 1 }, { ...second, ...card }));
        expect(position(before, 'a')).toEqual(first);
        expect(position(after, 'b')).toEqual(second);
        expect(inZone(after, 'a') && inZone(after, 'b')).toBe(true);
        const { open, inside } = after.zones;
        expect(open && inside && intersects(rectOf(open), rectOf(inside))).toBe(false);
        if (after.nodes['a']?.zone === after.nodes['b']?.zone) expect(position(after, 'a')).toEqual(first);
      }),
    );
  });

  test('moving a container to another zone takes its children along', () => {
    const graph = produce(toyGraph({ nodes: { c: toyNode('choose.chain'), k: toyNode('verify.code', { parent: 'c' }) } }), (draft) =>
      placeNode(draft, 'c', { x: 950, y: 100, ...card }),
    );
    expect(graph.nodes['k']?.zone).toBe('inside');
  });

  test('resizing a zone by its left edge leaves what is in it where it is', () => {
    const before = toyGraph({ nodes: { a: toyNode('end.stop', { position: { x: 200, y: 200 } }) } });
    const after = produce(before, (draft) => resizeZone(draft, 'open', { x: 100, y: 50, width: 700, height: 550 }));
    expect(position(after, 'a')).toEqual({ x: 200, y: 200 });
  });

  test('a zone with something in it cannot be removed', () => {
    produce(toyGraph({ nodes: { a: toyNode('end.stop') } }), (draft) => {
      expect(removeZone(draft, 'open')).toBe(false);
      expect(removeZone(draft, 'inside')).toBe(true);
      expect(draft.zones[addZone(draft, 'secure', inEnglish)]?.key).toBe('secure');
    });
  });
});

describe('wiring', () => {
  const nodes = { a: toyNode('verify.code'), b: toyNode('end.stop'), c: toyNode('end.stop') };

  test('EDITOR-05 an outcome leads to one place: wiring it again replaces the edge and keeps its id', () => {
    const once = produce(toyGraph({ nodes }), (draft) => wire(draft, 'a', 'verified', 'b'));
    const twice = produce(once, (draft) => wire(draft, 'a', 'verified', 'c'));
    expect(Object.keys(twice.edges)).toEqual(Object.keys(once.edges));
    expect(Object.values(twice.edges)).toEqual([{ from: 'a', outcome: 'verified', to: 'c' }]);
    expect(produce(twice, (draft) => unwire(draft, 'a', 'verified')).edges).toEqual({});
  });

  test('removing a node takes its wires, children and texts, and nothing of a node whose id merely begins alike', () => {
    const graph = produce(
      toyGraph({
        nodes: { ...nodes, k: toyNode('verify.code', { parent: 'a' }), 'a-b': toyNode('end.stop') },
        strings: { en: { 'a.title': 'x', 'a-b.title': 'y', 'k.title': 'z' } },
      }),
      (draft) => {
        wire(draft, 'a', 'verified', 'b');
        wire(draft, 'b', 'x', 'a');
        wire(draft, 'b', 'y', 'c');
        removeNodes(draft, ['a']);
      },
    );
    expect(Object.keys(graph.nodes)).toEqual(['b', 'c', 'a-b']);
    expect(Object.values(graph.edges)).toEqual([{ from: 'b', outcome: 'y', to: 'c' }]);
    expect(graph.strings).toEqual({ en: { 'a-b.title': 'y' } });
  });
});

describe('fallback chains', () => {
  const start = toyGraph({
    nodes: {
      c: toyNode('choose.chain'),
      a: toyNode('verify.code'),
      b: toyNode('verify.password'),
      z: toyNode('end.stop'),
      s: toyNode('entry.start'),
    },
  });

  test('children keep the order they were dropped in, also when one moves', () => {
    const graph = produce(start, (draft) => {
      putInContainer(draft, 'a', 'c', 0);
      putInContainer(draft, 'b', 'c', 1);
    });
    expect(childrenOf(graph.nodes, 'c')).toEqual(['a', 'b']);
    expect(childrenOf(produce(graph, (draft) => putInContainer(draft, 'b', 'c', 0)).nodes, 'c')).toEqual(['b', 'a']);
    expect(childrenOf(produce(graph, (draft) => takeOutOfContainer(draft, 'a')).nodes, 'c')).toEqual(['b']);
  });

  test('a wired step dropped into a chain hands its wires to the chain', () => {
    const graph = produce(start, (draft) => {
      wire(draft, 's', 'started', 'a');
      wire(draft, 'a', 'verified', 'z');
      putInContainer(draft, 'a', 'c', 0);
    });
    expect(Object.values(graph.edges)).toEqual([
      { from: 's', outcome: 'started', to: 'c' },
      { from: 'c', outcome: 'verified', to: 'z' },
    ]);
  });
});
