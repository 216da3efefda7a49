import { describe, expect, test } from 'vitest';
import { definition as condition } from '#flows/nodes/decide/condition/definition.ts';
import { definition as menu } from '#flows/nodes/choose/menu/definition.ts';
import { inEnglish } from '#flows/languages/say.ts';
import { toyDefinitions } from '../testing/toy-definitions.ts';
import { toyNode } from '../testing/toy-graph.ts';
import { createNodeFacts } from './node-facts.ts';

const factsOf = createNodeFacts({ ...toyDefinitions, [condition.id]: condition, [menu.id]: menu }, inEnglish);

describe('what a card says of an unfinished node', () => {
  test('a rule that is being written keeps its port beside the finished ones', () => {
    const facts = factsOf(
      toyNode('decide.condition', {
        config: {
          rules: [
            { id: 'a', name: 'Live', when: { left: 'env', op: 'equals', right: 'live' } },
            { id: 'b', name: '', when: { left: '', op: 'equals', right: '' } },
          ],
        },
      }),
    );
    expect(facts.outcomes.map((outcome) => outcome.id)).toEqual(['a', 'b', 'default', 'unknown']);
  });

  test('an option without a name keeps its id and its port', () => {
    const facts = factsOf(
      toyNode('choose.menu', {
        config: {
          options: [
            { id: 'x', name: '' },
            { id: 'y', name: 'Yes' },
          ],
        },
      }),
    );
    expect(facts.outcomes.map(({ id, label }) => [id, label])).toEqual([
      ['x', 'Not named yet'],
      ['y', 'Yes'],
    ]);
  });

  test('a field that does not fit is shown as its default', () => {
    expect(factsOf(toyNode('verify.code', { config: { digits: 99 } })).line).toBe('6 digits');
  });

  test('facts are computed once for each version of a node', () => {
    const node = toyNode('verify.code');
    expect(factsOf(node)).toBe(factsOf(node));
    expect(factsOf({ ...node })).not.toBe(factsOf(node));
  });
});
