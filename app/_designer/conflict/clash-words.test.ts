import { produce } from 'immer';
import { expect, test } from 'vitest';
import { inEnglish } from '#flows/languages/say.ts';
import { toyDefinitions } from '../testing/toy-definitions.ts';
import { toyGraph, toyNode } from '../testing/toy-graph.ts';
import { clashWords } from './clash-words.ts';

const base = toyGraph({
  nodes: { s: toyNode('entry.start'), v: toyNode('verify.code'), p: toyNode('verify.password') },
  edges: { sv: { from: 's', outcome: 'started', to: 'v' } },
});
const [mine, theirs] = [
  produce(base, (graph) => {
    graph.nodes['v'] = { ...toyNode('verify.code'), name: 'Code', config: { digits: 8 } };
    graph.edges['sv'] = { from: 's', outcome: 'started', to: 'p' };
  }),
  produce(base, (graph) => {
    graph.nodes['v'] = { ...toyNode('verify.code'), name: 'Their code', config: { digits: 4 } };
    delete graph.nodes['p'];
  }),
];

test.each([
  [['nodes', 'v', 'name'], { thing: 'Code by e-mail', aspect: 'Name', mine: 'Code', theirs: 'Their code' }],
  [['nodes', 'v', 'config', 'digits'], { thing: 'Code', aspect: expect.any(String), mine: '8', theirs: '4' }],
  [['nodes', 'p'], { thing: 'Password', mine: 'Changed', theirs: 'Taken away' }],
  [['edges', 'sv', 'to'], { thing: 'Wire from Start', mine: 'Leads to Password', theirs: 'Leads to Code by e-mail' }],
])('EDITOR-13 %j is said in a builder’s words', (place, expected) => {
  const named = produce(theirs, (graph) => {
    if (place[0] === 'edges') delete graph.nodes['v']?.name;
  });
  expect(clashWords(toyDefinitions, mine, named, place, { tag: 'en', direction: 'ltr', say: inEnglish })).toEqual(expected);
});
