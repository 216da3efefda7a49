import { produce } from 'immer';
import { describe, expect, test } from 'vitest';
import { inEnglish } from '#flows/languages/say.ts';
import { graphLimits } from '#flows/graph/graph.ts';
import { parseGraph } from '#flows/graph/parse-graph.ts';
import { childrenOf } from '../model/children-of.ts';
import { registry } from '#flows/nodes/registry.ts';
import { toyDefinitions } from '../testing/toy-definitions.ts';
import { toyGraph, toyNode } from '../testing/toy-graph.ts';
import { type Clip, readClip } from './clip.ts';
import { copyNodes, pasteNodes, pasteNotes } from './copy-nodes.ts';
import { fitClip } from './fit-clip.ts';
import { absolutePosition } from './geometry.ts';
import { placeNode } from './place-node.ts';

const card = { width: 236, height: 100 };
const copied = (graph: ReturnType<typeof toyGraph>, ids: readonly string[]): Clip => {
  const content = copyNodes(graph, ids);
  if (content === undefined) throw new Error('nothing copied');
  return content;
};
const pasted = (graph: ReturnType<typeof toyGraph>, content: Clip, by = { x: 24, y: 24 }) =>
  produce(graph, (draft) => {
    pasteNodes(draft, content, by, (id, at) => placeNode(draft, id, { ...at, ...card }));
  });
/** The one node of this type that was not there before. */
const copyOf = (before: ReturnType<typeof toyGraph>, after: ReturnType<typeof toyGraph>, type: string) => {
  const [found] = Object.entries(after.nodes).filter(([id, node]) => before.nodes[id] === undefined && node.type === type);
  if (found === undefined) throw new Error(`no copy of ${type}`);
  return { id: found[0], ...found[1] };
};

describe('EDITOR-22 copying and pasting', () => {
  test('a copy has ids, wires and texts of its own, and pasting the same clip twice gives two', () => {
    const graph = toyGraph({
      nodes: { a: toyNode('verify.code', { config: { title: { text: 'a.title' } }, position: { x: 40, y: 80 } }), b: toyNode('end.stop') },
      edges: { e: { from: 'a', outcome: 'verified', to: 'b' } },
      strings: { en: { 'a.title': 'Your code', 'ab.title': 'Not copied' }, de: { 'a.title': 'Ihr Code' } },
    });
    const content = copied(graph, ['a', 'b']);
    const once = pasted(graph, content);
    const twice = pasted(once, content);
    expect(Object.keys(twice.nodes)).toHaveLength(6);
    expect(Object.values(twice.edges)).toHaveLength(3);
    expect(new Set(Object.values(twice.nodes).map((node) => node.order)).size).toBeGreaterThanOrEqual(5);
    const copy = copyOf(graph, once, 'verify.code');
    expect(copy.config).toEqual({ title: { text: `${copy.id}.title` } });
    expect(once.strings).toEqual({
      en: { 'a.title': 'Your code', 'ab.title': 'Not copied', [`${copy.id}.title`]: 'Your code' },
      de: { 'a.title': 'Ihr Code', [`${copy.id}.title`]: 'Ihr Code' },
    });
    expect(absolutePosition(once, copy)).toEqual({ x: 64, y: 104 });
    expect(Object.values(once.edges).find((edge) => edge.from === copy.id)?.to).toBe(copyOf(graph, once, 'end.stop').id);
    expect(parseGraph(twice).ok).toBe(true);
  });

  test('what conditions, slots and buttons say of copied steps is said of their copies; of others it stays', () => {
    const config = {
      rule: {
        all: [
          { left: 'nodes.a.visits', op: 'greater', right: 2 },
          { left: 'user.plan', op: 'equals', right: { path: 'nodes.other.visits' } },
        ],
      },
      buttons: [
        { label: 'nodes.a', to: { entry: 'a' } },
        { label: 'x', to: { entry: 'other', app: 'shop' } },
      ],
      line: 'Try {nodes.a.visits} of {nodes.other.visits} {vars.a}',
      literal: 'a',
    };
    const graph = toyGraph({
      nodes: { a: toyNode('verify.code'), r: toyNode('end.stop', { config }) },
      strings: { en: { 'r.body': 'You were here {nodes.a.visits} times, {user.a}' } },
    });
    const after = pasted(graph, copied(graph, ['a', 'r']));
    const { id } = copyOf(graph, after, 'verify.code');
    const copy = copyOf(graph, after, 'end.stop');
    expect(copy.config).toEqual({
      rule: {
        all: [
          { left: `nodes.${id}.visits`, op: 'greater', right: 2 },
          { left: 'user.plan', op: 'equals', right: { path: 'nodes.other.visits' } },
        ],
      },
      buttons: [
        { label: 'nodes.a', to: { entry: id } },
        { label: 'x', to: { entry: 'other', app: 'shop' } },
      ],
      line: `Try {nodes.${id}.visits} of {nodes.other.visits} {vars.a}`,
      literal: 'a',
    });
    expect(after.strings['en']?.[`${copy.id}.body`]).toBe(`You were here {nodes.${id}.visits} times, {user.a}`);
  });

  test('a chain comes with its methods in their order; a method alone comes as a step', () => {
    const graph = toyGraph({
      nodes: {
        c: toyNode('choose.chain'),
        y: toyNode('verify.code', { parent: 'c', order: 'a2' }),
        x: toyNode('verify.password', { parent: 'c', order: 'a1' }),
      },
    });
    const whole = pasted(graph, copied(graph, ['c']));
    const chain = copyOf(graph, whole, 'choose.chain');
    expect(childrenOf(whole.nodes, chain.id).map((id) => whole.nodes[id]?.type)).toEqual(['verify.password', 'verify.code']);
    const alone = pasted(graph, copied(graph, ['y']));
    expect(copyOf(graph, alone, 'verify.code').parent).toBeUndefined();
  });

  test('nothing that is not of the steps travels: no zone, no history, no other wire', () => {
    const graph = toyGraph({
      nodes: { a: toyNode('verify.code'), b: toyNode('end.stop') },
      edges: { e: { from: 'a', outcome: 'verified', to: 'b' } },
    });
    expect(Object.keys(copied(graph, ['a'])).toSorted()).toEqual(['edges', 'format', 'nodes', 'sallyport', 'strings']);
    expect(copied(graph, ['a']).edges).toEqual([]);
    expect(copyNodes(graph, ['zone:open'])).toBeUndefined();
  });

  test('no kind of step has a secret among its settings that a copy could carry', () => {
    const names = Object.values(registry).flatMap((kind) => Object.keys(kind.config.safeParse({}).data ?? {}));
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter((name) => /secret|token|credential|api.?key|privatekey/i.test(name))).toEqual([]);
  });
});

const clip: Clip = { sallyport: 'steps', format: 1, nodes: { a: toyNode('verify.code') }, edges: [], strings: {} };

describe('EDITOR-22 reading what was on the clipboard', () => {
  test('takes what was copied', () => {
    expect(readClip(JSON.stringify(clip), inEnglish)).toEqual({ ok: true, clip });
  });

  test.each([
    ['words', 'hello'],
    ['a list', '[1]'],
    ['somebody else’s JSON', '{"nodes":{}}'],
    ['half of it', JSON.stringify(clip).slice(0, -1)],
    ['a whole flow', '{"sallyport":"flow","format":1}'],
  ])('leaves %s alone', (_, text) => {
    expect(readClip(text, inEnglish)).toEqual({ ok: false, foreign: true });
  });

  test.each([
    ['a later format', { ...clip, format: 2 }, 'later release'],
    ['an unknown part', { ...clip, extra: 1 }, 'cannot be read'],
    ['no steps', { ...clip, nodes: {} }, 'cannot be read'],
    ['an id that is none', { ...clip, nodes: { '../a': toyNode('verify.code') } }, 'cannot be read'],
    ['a step without a place', { ...clip, nodes: { a: { ...toyNode('verify.code'), position: 'left' } } }, 'cannot be read'],
    [
      'a name of every object',
      JSON.parse(JSON.stringify({ ...clip, nodes: { a: toyNode('verify.code', { config: { x: 1 } }) } }).replace('"x"', '"__proto__"')),
      'hold more',
    ],
    [
      'too many wires',
      { ...clip, edges: Array.from({ length: graphLimits.edges + 1 }, () => ({ from: 'a', outcome: 'x', to: 'a' })) },
      'cannot be read',
    ],
  ])('refuses %s with a word', (_, value, words) => {
    const read = readClip(JSON.stringify(value), inEnglish);
    expect(read.ok || read.foreign ? '' : read.message).toContain(words);
  });

  test('FLOW-17 a huge or deep text costs next to nothing', () => {
    const deep = `{"sallyport":"steps","format":1,"nodes":${'['.repeat(2_000)}${']'.repeat(2_000)}}`;
    const long = JSON.stringify({ ...clip, nodes: { a: toyNode('verify.code', { config: { text: 'x'.repeat(3_000_000) } }) } });
    const before = performance.now();
    for (const text of [deep, long]) expect(readClip(text, inEnglish)).toMatchObject({ ok: false, foreign: false });
    expect(performance.now() - before).toBeLessThan(200);
  });
});

describe('EDITOR-22 pasting into another flow and app', () => {
  const around = { definitions: { ...toyDefinitions, ...registry }, connectors: [], say: inEnglish };
  const google: Clip = {
    ...clip,
    nodes: { g: toyNode('verify.external-id', { config: { connector: 'con_google' } }) },
    strings: { en: { 'g.title': 'Google' }, de: { 'g.title': 'Google!' } },
  };

  test('a connector stays where the app has it, and is emptied with a word where not', () => {
    const there = { id: 'con_google', kind: 'oidc' as const, name: 'Google', active: true, envs: [] };
    const kept = fitClip(google, toyGraph({ languages: ['en', 'de'] }), { ...around, connectors: [there] });
    expect(kept).toEqual({ ok: true, clip: google, words: [] });
    const emptied = fitClip(google, toyGraph({ languages: ['en', 'de'] }), around);
    expect(emptied).toMatchObject({
      ok: true,
      clip: { nodes: { g: { config: {} } } },
      words: ['One step named a connector this app does not have: choose another.'],
    });
  });

  test('a kind that is not known here stays, with a word, to be shown as such', () => {
    const strange: Clip = { ...clip, nodes: { a: toyNode('verify.retina'), b: toyNode('verify.code', { version: 9 }) } };
    expect(fitClip(strange, toyGraph(), around)).toEqual({ ok: true, clip: strange, words: ['2 steps are of kinds that are not known here.'] });
  });

  test('words in a language the flow does not speak are left out, with a word', () => {
    const fitted = fitClip({ ...google, nodes: clip.nodes }, toyGraph(), around);
    expect(fitted).toMatchObject({
      ok: true,
      clip: { strings: { en: { 'g.title': 'Google' } } },
      words: ['Words in a language this flow does not speak were left out.'],
    });
  });

  test('more than a flow holds is refused', () => {
    const many = Object.fromEntries(Array.from({ length: graphLimits.nodes }, (_, index) => [`n${index}`, toyNode('verify.code')]));
    expect(fitClip(clip, toyGraph({ nodes: many }), around)).toMatchObject({ ok: false });
    expect(fitClip(clip, toyGraph({ zones: {} }), around)).toMatchObject({ ok: false });
  });
});

describe('EDITOR-06 groups and notes come along', () => {
  const graph = toyGraph({
    nodes: {
      a: toyNode('verify.code', { order: 'a0', group: 'g', position: { x: 40, y: 80 } }),
      b: toyNode('verify.code', { order: 'a1', group: 'g', position: { x: 320, y: 80 } }),
    },
    groups: { g: { name: 'Proof', colour: 'teal', order: 'a0' } },
    notes: { n: { text: 'Why?', position: { x: 40, y: 240 }, size: { width: 200, height: 80 }, order: 'a0', colour: 'rose' } },
  });

  test('a group when all of its steps are copied, as one of its own; else its steps come without it', () => {
    expect(copied(graph, ['a']).groups).toBeUndefined();
    expect(copied(graph, ['a']).nodes['a']?.group).toBeUndefined();
    const after = pasted(graph, copied(graph, ['a', 'b']));
    const [made, ...others] = Object.keys(after.groups ?? {}).filter((id) => id !== 'g');
    expect([others, after.groups?.[made ?? '']]).toEqual([[], { name: 'Proof', colour: 'teal', order: 'a1' }]);
    expect(Object.values(after.nodes).map(({ group }) => group)).toEqual(['g', 'g', made, made]);
    expect(parseGraph(after).ok).toBe(true);
  });

  test('notes, also by themselves, with their words, size and colour', () => {
    const content = copyNodes(graph, [], ['n']);
    const read = readClip(JSON.stringify(content), inEnglish);
    expect(read).toEqual({ ok: true, clip: content });
    if (content === undefined) throw new Error('nothing copied');
    const after = produce(graph, (draft) => {
      pasteNotes(draft, content, { x: 24, y: 24 });
    });
    const [, copy] = Object.values(after.notes);
    expect(copy).toEqual({ ...graph.notes['n'], position: { x: 64, y: 264 }, order: 'a1' });
  });
});
