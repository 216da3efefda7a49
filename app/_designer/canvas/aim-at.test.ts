import { describe, expect, test } from 'vitest';
import { inEnglish } from '#flows/languages/say.ts';
import { createModel } from '../model/derive-model.ts';
import { createNodeFacts } from '../model/node-facts.ts';
import { toyDefinitions } from '../testing/toy-definitions.ts';
import { toyGraph, toyNode } from '../testing/toy-graph.ts';
import { aimAt, inputOf } from './aim-at.ts';

const model = createModel(
  createNodeFacts(toyDefinitions, inEnglish),
  inEnglish,
)(
  toyGraph({
    nodes: {
      start: toyNode('entry.start', { position: { x: 40, y: 300 } }),
      code: toyNode('verify.code', { position: { x: 300, y: 80 } }),
      stop: toyNode('end.stop', { position: { x: 300, y: 120 } }),
    },
  }),
);
const at = (x: number, y: number, under?: string) => aimAt(model, model, 'code', { point: { x, y }, under, reach: 40 });
const input = inputOf(model, 'stop') ?? { x: 0, y: 0 };

describe('EDITOR-04 where a wire points', () => {
  test('a port it may lead to pulls it from 40 px away, and no farther', () => {
    expect(at(input.x - 39, input.y)).toEqual({ card: 'stop' });
    expect(at(input.x - 41, input.y)).toBeUndefined();
  });

  test('a port it may not lead to pulls nothing, even when it is nearer', () => {
    const own = inputOf(model, 'code') ?? input;
    expect(at(own.x - 2, own.y + 5)).toEqual({ card: 'stop' });
  });

  test('a card under the pointer that cannot be led to says why, whatever else is near', () => {
    expect(at(input.x - 10, input.y, 'start')).toMatchObject({ card: 'start', reason: expect.stringContaining('nothing can lead there') });
    expect(at(input.x - 10, input.y, 'code')).toMatchObject({ card: 'code', reason: expect.stringContaining('itself') });
  });
});
