import { expect, test } from 'vitest';
import { align } from './align.ts';

const card = (x: number, y: number, height = 100) => ({ x, y, width: 236, height });

test('EDITOR-19 a card within 5 px of another one’s line comes to stand in it, with a line that joins both', () => {
  expect(align(card(503, 96), [card(0, 100)], 5)).toEqual({ dx: 0, dy: 4, guides: [{ axis: 'y', at: 100, from: 0, to: 739 }] });
});

test('EDITOR-19 6 px away it is left alone', () => {
  expect(align(card(500, 106), [card(0, 100)], 5)).toEqual({ dx: 0, dy: 0, guides: [] });
});

test('EDITOR-19 middles align too, and each axis by itself', () => {
  const { dx, dy, guides } = align(card(2, 333, 60), [card(0, 0), card(600, 310, 100)], 5);
  expect([dx, dy]).toEqual([-2, -3]);
  expect(guides.map(({ axis, at }) => [axis, at])).toEqual([
    ['x', 0],
    ['y', 360],
  ]);
});
