import { describe, expect, test } from 'vitest';
import { inEnglish } from '#flows/languages/say.ts';
import { createModel } from '../model/derive-model.ts';
import { createNodeFacts } from '../model/node-facts.ts';
import { toyDefinitions } from '../testing/toy-definitions.ts';
import { toyGraph, toyNode } from '../testing/toy-graph.ts';
import { takesOutcome } from './takes-outcome.ts';

const model = createModel(
  createNodeFacts(toyDefinitions, inEnglish),
  inEnglish,
)(toyGraph({ nodes: { a: toyNode('verify.code'), c: toyNode('choose.chain'), k: toyNode('verify.password', { parent: 'c' }) } }));
const at = (current: string) => ({ walking: true, lit: { edges: new Set<string>(), visits: {}, current } });

describe('EDITOR-17 outcomes of the card where the walk stands', () => {
  test.each([
    ['of the step it stands on', at('a'), 'a', 'verified', true],
    ['one it does not have', at('a'), 'a', 'gone', false],
    ['of another step', at('a'), 'c', 'verified', false],
    ['of the chain whose method it stands on', at('k'), 'c', 'verified', true],
    ['of the chain, which no method ends with', at('k'), 'c', 'none-available', false],
    ['when nothing is walked', { ...at('a'), walking: false }, 'a', 'verified', false],
    ['while a way to a problem is walked', { ...at('a'), walk: { title: '', path: [], at: 0 } }, 'a', 'verified', false],
  ])('%s', (_, view, from, outcome, takes) => {
    expect(takesOutcome(view, model, { from, outcome })).toBe(takes);
  });
});
