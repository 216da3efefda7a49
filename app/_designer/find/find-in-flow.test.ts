import { describe, expect, test } from 'vitest';
import type { Issue } from '#flows/kit/issue.ts';
import { createSay, inEnglish } from '#flows/languages/say.ts';
import { createModel } from '../model/derive-model.ts';
import { createNodeFacts } from '../model/node-facts.ts';
import { toyDefinitions } from '../testing/toy-definitions.ts';
import { toyGraph, toyNode } from '../testing/toy-graph.ts';
import { findInFlow } from './find-in-flow.ts';
import { parseFind } from './parse-find.ts';

const graph = toyGraph({
  nodes: {
    start: toyNode('entry.start'),
    code: toyNode('verify.code', {
      name: 'Zürich code',
      position: { x: 300, y: 0 },
      config: { title: { text: 'code.title' }, rule: [{ left: 'user.plan' }] },
    }),
    chain: toyNode('choose.chain', { position: { x: 600, y: 0 } }),
    password: toyNode('verify.password', { parent: 'chain' }),
    google: toyNode('end.stop', { zone: 'inside', config: { connector: 'con_1', body: { text: 'google.body' } } }),
    lost: toyNode('verify.retina', { position: { x: 0, y: 400 } }),
  },
  edges: { a: { from: 'start', outcome: 'started', to: 'code' }, b: { from: 'code', outcome: 'verified', to: 'chain' } },
  strings: { en: { 'code.title': 'Type what we sent you' }, de: { 'google.body': 'Geschlossen' } },
});
const model = createModel(createNodeFacts(toyDefinitions, inEnglish), inEnglish)(graph);
const issue = (severity: Issue['severity']): Issue => ({ code: 'x', severity, message: 'x' });
const around = {
  problems: new Map([
    ['code', [issue('warning')]],
    ['password', [issue('warning'), issue('error')]],
  ]),
  connectors: [{ id: 'con_1', kind: 'oidc' as const, name: 'Google for staff', active: true, envs: [] }],
};
const german = createSay('de', { 'Code by e-mail': 'Code per E-Mail', 'mfa, otp': 'einmalcode' });
const found = (query: string) => findInFlow(model, around, query).map(({ id }) => id);

describe('EDITOR-20 find', () => {
  test.each([
    ['', []],
    ['zurich', ['code']],
    ['stop', ['google']],
    ['otp', ['code']],
    ['email', ['code']],
    ['fallback', ['chain']],
    ['sent you', ['code']],
    ['"sent you"', ['code']],
    ['"you sent"', []],
    ['geschlossen', ['google']],
    ['google', ['google']],
    ['user.plan', ['code']],
    ['at least 8', ['password']],
    ['retina', ['lost']],
    ['code.title', []],
    ['is:problem', ['code', 'password']],
    ['IS:error', ['password']],
    ['is:unreached', ['lost', 'google']],
    ['zone:secure', ['google']],
    ['zone:open is:problem', ['code', 'password']],
    ['zone:members stop', ['google']],
    ['zone:members code', []],
    ['is:strange', []],
  ])('%s finds %j', (query, ids) => {
    expect(found(query)).toEqual(ids);
  });

  test.each(['per e-mail', 'einmalcode', 'Code by e-mail', 'otp'])(
    'EDITOR-24 %s finds the kind in the builder’s language and in English',
    (query) => {
      const inGerman = createModel(createNodeFacts(toyDefinitions, german), german)(graph);
      expect(findInFlow(inGerman, around, query).map(({ id }) => id)).toEqual(['code']);
    },
  );

  test('says where in the settings it was found, and comes in reading order', () => {
    expect(findInFlow(model, around, 'type what')).toEqual([{ id: 'code', in: 'Type what we sent you' }]);
    expect(found('zone:open')).toEqual(['start', 'lost', 'code', 'chain', 'password']);
  });

  test('EDITOR-06 finds groups by name and notes by what is written on them; filters of steps alone do not', () => {
    const marked = {
      ...graph,
      nodes: { ...graph.nodes, code: toyNode('verify.code', { position: { x: 300, y: 0 }, group: 'g' }) },
      groups: { g: { name: 'Prove the address', colour: 'teal' as const, order: 'a0' } },
      notes: { n: { text: 'Ask Márta why\nthe address', position: { x: 920, y: 40 }, size: { width: 200, height: 80 }, order: 'a0' } },
    };
    const inMarked = createModel(createNodeFacts(toyDefinitions, inEnglish), inEnglish)(marked);
    const ids = (query: string) => findInFlow(inMarked, around, query).map(({ id }) => id);
    expect(ids('address')).toEqual(['group:g', 'note:n']);
    expect(ids('marta')).toEqual(['note:n']);
    expect(ids('zone:open address')).toEqual(['group:g']);
    expect(ids('zone:secure address')).toEqual(['note:n']);
    expect(ids('is:problem address')).toEqual([]);
    expect(ids('zone:secure')).toEqual(['google']);
  });

  test('filters are read in any order and case; one that is none is a word', () => {
    expect(parseFind('Zone:"My zone" is:PROBLEM is:pink x')).toEqual({ words: ['is:pink', 'x'], is: ['problem'], zones: ['my zone'] });
  });
});
