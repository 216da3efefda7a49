import { describe, expect, test } from 'vitest';
import { explore } from './explore.ts';
import type { Exit, Flow, Place } from './flow.ts';

/** `0>1 0>2 1>2`: places are numbers, the first is the entry. */
const flowOf = (ways: string): Flow => {
  const pairs = ways.split(' ').map((way) => way.split('>').map(Number));
  const count = Math.max(...pairs.flat()) + 1;
  const place = (id: number): Place => ({
    id: `p${id}`,
    name: `P${id}`,
    definition: undefined,
    config: {},
    unclear: false,
    outcomes: [],
    requires: [],
    reads: [],
    writes: [],
    conditions: [],
    assigns: [],
    discloses: false,
    links: [],
    signedIn: false,
    admits: undefined,
    texts: [],
    node: { type: 't', version: 1, zone: 'z', order: '', position: { x: 0, y: 0 }, config: {} },
    zone: { key: 'z', kind: 'public', name: 'Z', order: '', position: { x: 0, y: 0 }, size: { width: 1, height: 1 } },
  });
  const exit = (from: number, to: number): Exit => {
    const outcome = { id: `to${to}`, label: '', kind: 'pass' as const };
    return { outcome, to, edges: [`${from}>${to}`], drawnAt: { node: `p${from}`, outcome } };
  };
  return {
    places: Array.from({ length: count }, (_, id) => place(id)),
    exits: Array.from({ length: count }, (_, id) => pairs.filter(([from]) => from === id).map(([from = 0, to = 0]) => exit(from, to))),
    entries: [0],
  };
};

describe('walking all ways at once', () => {
  test('ends in loops, and finds a shortest way to each point', () => {
    const flow = flowOf('0>1 1>2 2>1 2>3 0>3 3>3');
    const ways = explore(
      flow,
      () => 0,
      (_, __, seen) => seen,
    );
    expect(ways?.at.map((points) => points.length)).toEqual([1, 1, 1, 1]);
    const [point] = ways?.at[3] ?? [];
    if (ways === undefined || point === undefined) throw new Error('it is reached');
    expect(ways.pathTo(point)).toEqual([{ node: 'p0', outcome: 'to3' }, { node: 'p3' }]);
    expect(ways.lastWire(point)).toBe('0>3');
    expect(ways.pathTo(point, flow.exits[3]?.[0]).at(-1)).toEqual({ node: 'p3', outcome: 'to3' });
  });

  test('keeps ways apart that know different things: nothing is lost by coming together', () => {
    // Place 1 adds a fact; 3 is reached with and without it.
    const ways = explore<number>(
      flowOf('0>1 0>2 1>3 2>3'),
      () => 0,
      (place, _, facts) => (place === 1 ? facts | 1 : facts),
    );
    expect(ways?.at[3]?.map(({ facts }) => facts).sort()).toEqual([0, 1]);
    for (const point of ways?.at[3] ?? []) expect(ways?.pathTo(point).map(({ node }) => node)).toEqual(['p0', point.facts === 1 ? 'p1' : 'p2', 'p3']);
  });

  test('stops where no run gets past', () => {
    const ways = explore(
      flowOf('0>1 1>2'),
      () => true,
      (place) => (place === 1 ? undefined : true),
    );
    expect(ways?.at.map((points) => points.length)).toEqual([1, 1, 0]);
  });

  test('concludes nothing when there is too much to look at', () => {
    expect(
      explore<number>(
        flowOf('0>1 1>0'),
        () => 0,
        (_, __, count) => count + 1,
      ),
    ).toBeUndefined();
  });
});
