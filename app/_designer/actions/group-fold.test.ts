import { describe, expect, test } from 'vitest';
import { inEnglish } from '#flows/languages/say.ts';
import { createModel } from '../model/derive-model.ts';
import { createNodeFacts } from '../model/node-facts.ts';
import { toyDefinitions } from '../testing/toy-definitions.ts';
import { toyGraph, toyNode } from '../testing/toy-graph.ts';
import { createView, select } from '../view/create-view.ts';
import { unfoldSelected } from './group-fold.ts';

const model = createModel(
  createNodeFacts(toyDefinitions, inEnglish),
  inEnglish,
)(
  toyGraph({
    nodes: {
      a: toyNode('verify.code', { group: 'g' }),
      c: toyNode('choose.chain', { group: 'g' }),
      k: toyNode('verify.code', { parent: 'c' }),
      z: toyNode('end.stop'),
    },
    edges: { within: { from: 'a', outcome: 'wrong', to: 'c' }, out: { from: 'a', outcome: 'verified', to: 'z' } },
    groups: { g: { name: 'Proof', colour: 'teal', order: 'a0' } },
  }),
);

describe('EDITOR-06 what is selected is seen', () => {
  test.each([
    ['a step', 'a', []],
    ['a method of a container', 'k', []],
    ['a wire within', 'within', []],
    ['a wire that crosses', 'out', ['g']],
    ['a step elsewhere', 'z', ['g']],
    ['the group itself', 'group:g', ['g']],
  ])('selecting %s', (_, id, left) => {
    const view = createView('en');
    view.setState({ collapsed: new Set(['g']) });
    select(view, [id]);
    unfoldSelected(view, model);
    expect([...view.getState().collapsed]).toEqual(left);
  });
});
