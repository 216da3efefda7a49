import * as fc from 'fast-check';
import { produce } from 'immer';
import { expect, test } from 'vitest';
import { toyGraph, toyNode } from '../testing/toy-graph.ts';
import { intersects, type Rect, sum } from './geometry.ts';
import { makeRoom } from './make-room.ts';

const size = { width: 236, height: 100 };

const given = (places: Readonly<Record<string, { x: number; y: number }>>) => {
  const base = toyGraph({
    nodes: Object.fromEntries(Object.entries(places).map(([id, position]) => [id, { ...toyNode('identify.ask'), position }])),
  });
  const [zone = ''] = Object.values(base.nodes).map((node) => node.zone);
  const corner = base.zones[zone]?.position ?? { x: 0, y: 0 };
  const rectsOf = (graph: typeof base) =>
    new Map(
      Object.entries(graph.nodes).map(([id, node]): [string, Rect] => [
        id,
        { ...sum(graph.zones[zone]?.position ?? corner, node.position), ...size },
      ]),
    );
  return {
    rects: rectsOf(base),
    after: (rect: Rect, from: string) => rectsOf(produce(base, (graph) => makeRoom(graph, zone, rect, from, rectsOf(base)))),
  };
};

test('EDITOR-19 what a new step would lie over gives way, what that would lie over too, and nothing else', () => {
  const { rects, after } = given({
    source: { x: 0, y: 100 },
    hit: { x: 400, y: 100 },
    pushed: { x: 700, y: 120 },
    far: { x: 1_400, y: 100 },
    below: { x: 400, y: 400 },
  });
  const source = rects.get('source') ?? { x: 0, y: 0, ...size };
  const next = after({ x: source.x + 292, y: source.y, ...size }, 'source');
  const moved = [...next].filter(([id, rect]) => rect.x !== rects.get(id)?.x).map(([id]) => id);
  expect(moved).toEqual(['hit', 'pushed']);
  expect([...next].every(([id, rect]) => rect.y === rects.get(id)?.y)).toBe(true);
});

test('EDITOR-19 wherever cards stand without overlapping, they do not overlap after one was put among them', () => {
  const place = fc.record({ x: fc.integer({ min: 300, max: 2_000 }), y: fc.integer({ min: 0, max: 600 }) });
  fc.assert(
    fc.property(fc.array(place, { maxLength: 12 }), place, (wanted, at) => {
      const apart = wanted.filter((one, index) => wanted.slice(0, index).every((other) => !intersects({ ...one, ...size }, { ...other, ...size })));
      const { rects, after } = given({ source: { x: 0, y: 0 }, ...Object.fromEntries(apart.map((position, index) => [`n${index}`, position])) });
      const corner = rects.get('source') ?? { x: 0, y: 0 };
      const rect = { ...sum(at, corner), ...size };
      const placed = [...after(rect, 'source').values(), rect];
      expect(placed.filter((a, index) => placed.slice(index + 1).some((b) => intersects(a, b)))).toEqual([]);
    }),
  );
});
