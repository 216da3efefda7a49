import { describe, expect, test } from 'vitest';
import { cardsUnder, middleOf, pathOf, routeWire } from './route-wire.ts';

const card = (x: number, y: number) => ({ x, y, width: 200, height: 100 });

describe('the way of a wire', () => {
  test('is straight between two ports of one height, and turns once near its own card otherwise', () => {
    expect(routeWire({ from: { x: 200, y: 20 }, to: { x: 300, y: 20 }, away: 16 }, [])).toEqual([
      { x: 200, y: 20 },
      { x: 300, y: 20 },
    ]);
    expect(routeWire({ from: { x: 200, y: 20 }, to: { x: 300, y: 220 }, away: 24 }, []).map(({ x }) => x)).toEqual([200, 224, 224, 300]);
  });

  test.each([
    ['in between, on the same level', { from: { x: 200, y: 50 }, to: { x: 700, y: 50 }, away: 16 }, [card(0, 0), card(350, 0), card(700, 30)]],
    ['in the next column', { from: { x: 200, y: 50 }, to: { x: 700, y: 250 }, away: 16 }, [card(0, 0), card(350, 200), card(700, 230)]],
    ['on the way back', { from: { x: 700, y: 50 }, to: { x: 0, y: 320 }, away: 16 }, [card(500, 0), card(200, 130), card(0, 300)]],
    ['itself: back to its own input', { from: { x: 200, y: 50 }, to: { x: 0, y: 20 }, away: 16 }, [card(0, 0)]],
  ])('goes around a card %s', (_, ends, cards) => {
    const way = routeWire(ends, cards);
    expect(cardsUnder(way, cards)).toBe(0);
    expect([way[0], way.at(-1)]).toEqual([ends.from, ends.to]);
    for (const [index, point] of way.slice(1).entries()) expect(point.x === way[index]?.x || point.y === way[index]?.y).toBe(true);
  });

  test('two wires of one card that go around the same one keep apart', () => {
    const cards = [card(0, 0), card(350, 0), card(700, 30)];
    const [first, second] = [16, 24].map((away) => routeWire({ from: { x: 200, y: 50 }, to: { x: 700, y: 50 }, away }, cards));
    expect(first?.[2]?.y).not.toBe(second?.[2]?.y);
    expect(first?.[1]?.x).not.toBe(second?.[1]?.x);
  });
});

test('corners are rounded as far as their arms allow, and the middle lies half way', () => {
  const way = [
    { x: 0, y: 0 },
    { x: 40, y: 0 },
    { x: 40, y: 8 },
    { x: 80, y: 8 },
  ];
  expect(pathOf(way)).toBe('M 0,0 L 30,0 Q 40,0 40,4 L 40,4 Q 40,8 50,8 L 80,8');
  expect(middleOf(way)).toEqual({ x: 40, y: 4 });
});
