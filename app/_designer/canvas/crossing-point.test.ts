import { expect, test } from 'vitest';
import { crossingPoint } from './crossing-point.ts';

const zone = { x: 100, y: 0, width: 200, height: 100 };

test.each([
  ['from the left', 'M 0,50 L 150,50', { x: 100, y: 50, upright: false }],
  ['from above', 'M150 -50L150 -8Q150 0,150 50', { x: 150, y: 0, upright: true }],
  ['out to the right', 'M 200,20 L 400,20', { x: 300, y: 20, upright: false }],
  ['round a corner', 'M 0,200 L 0,58 Q 0,50 8,50 L 150,50', { x: 100, y: 50, upright: false }],
])('a wire %s passes the gate where it meets the boundary', (_, path, point) => {
  expect(crossingPoint(path, zone)).toEqual(point);
});

test('a wire that stays on one side passes no gate', () => {
  expect(crossingPoint('M 0,0 L 50,50', zone)).toBeUndefined();
  expect(crossingPoint('M 120,20 L 250,80', zone)).toBeUndefined();
});
