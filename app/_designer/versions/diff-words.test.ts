import { produce } from 'immer';
import { expect, test } from 'vitest';
import { inEnglish } from '#flows/languages/say.ts';
import { createNodeFacts } from '../model/node-facts.ts';
import { toyDefinitions } from '../testing/toy-definitions.ts';
import { toyGraph, toyNode } from '../testing/toy-graph.ts';
import { diffWords } from './diff-words.ts';

const factsOf = createNodeFacts(toyDefinitions, inEnglish);
const english = { tag: 'en', direction: 'ltr', say: inEnglish } as const;
const live = toyGraph({
  nodes: { s: toyNode('entry.start'), v: toyNode('verify.code'), z: toyNode('end.stop') },
  edges: { e1: { from: 's', outcome: 'started', to: 'v' } },
});

test('EDITOR-15 what publishing would change is said in the builder’s words', () => {
  const draft = produce(live, (graph) => {
    delete graph.nodes['z'];
    graph.nodes['p'] = toyNode('verify.password');
    const code = graph.nodes['v'];
    if (code) {
      code.config['digits'] = 8;
      code.position = { x: 500, y: 0 };
    }
    graph.edges['e2'] = { from: 'v', outcome: 'wrong', to: 'p' };
  });
  expect(diffWords(live, draft, factsOf, toyDefinitions, english)).toEqual([
    { kind: 'added', what: 'Password', id: 'p' },
    { kind: 'removed', what: 'Stop' },
    { kind: 'changed', what: 'Code by e-mail', detail: 'settings', settings: [expect.objectContaining({ after: '8' })], id: 'v' },
    { kind: 'added', what: 'Code by e-mail, Wrong code → Password', id: 'e2' },
  ]);
});

test('moving things about is no change of what runs', () => {
  const moved = produce(live, (graph) => {
    const [node, zone] = [graph.nodes['v'], graph.zones['open']];
    if (node) node.position = { x: 9, y: 9 };
    if (zone) zone.size = { width: 900, height: 900 };
  });
  expect(diffWords(live, moved, factsOf, toyDefinitions, english)).toEqual([]);
});
