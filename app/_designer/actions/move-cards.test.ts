import { describe, expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { inEnglish } from '#flows/languages/say.ts';
import { createDocument } from '../document/create-document.ts';
import { createScene } from '../model/create-scene.ts';
import { createModel } from '../model/derive-model.ts';
import { createNodeFacts } from '../model/node-facts.ts';
import { toyDefinitions } from '../testing/toy-definitions.ts';
import { toyGraph, toyNode } from '../testing/toy-graph.ts';
import { createView } from '../view/create-view.ts';
import { dropCards, nudge } from './move-cards.ts';

const note = (x: number, y: number) => ({ text: 'Why', position: { x, y }, size: { width: 96, height: 48 }, order: 'a0' });

const open = (collapsed: readonly string[] = []) => {
  const graph = toyGraph({
    nodes: { a: toyNode('verify.code', { group: 'g', position: { x: 80, y: 160 } }), b: toyNode('verify.code', { position: { x: 480, y: 160 } }) },
    groups: { g: { name: 'Proof', colour: 'teal', order: 'a0' } },
    notes: { in: note(120, 200), out: note(560, 400) },
  });
  const document = createDocument(graph, () => 0);
  const model = createStore(() => ({ model: createModel(createNodeFacts(toyDefinitions, inEnglish), inEnglish)(graph) }));
  const view = createView('en');
  view.setState({ collapsed: new Set(collapsed) });
  const places = () => {
    const { nodes, notes } = document.store.getState().graph;
    return [nodes['a']?.position, nodes['b']?.position, notes['in']?.position, notes['out']?.position];
  };
  return {
    editor: { document, model, view, scene: createScene(model, view), language: { tag: 'en' as const, direction: 'ltr' as const, say: inEnglish } },
    places,
  };
};

const before = [
  { x: 80, y: 160 },
  { x: 480, y: 160 },
  { x: 120, y: 200 },
  { x: 560, y: 400 },
];
const after = [{ x: 120, y: 176 }, before[1], { x: 160, y: 216 }, before[3]];

describe('EDITOR-06 what lies in a group goes with it', () => {
  test.each([
    ['open', [], { x: 104, y: 140 }],
    ['as one card', ['g'], { x: 120, y: 176 }],
  ])('dragged %s, in one step that is undone in one', (_, collapsed, at) => {
    const { editor, places } = open(collapsed);
    dropCards(editor, new Map([['group:g', at]]), undefined, new Set());
    expect(places()).toEqual(after);
    expect(editor.document.store.getState().past.map(({ label }) => label)).toEqual(['Move Proof']);
    editor.document.undo();
    expect(places()).toEqual(before);
  });

  test('a note that is dragged with it is moved once', () => {
    const { editor, places } = open();
    dropCards(
      editor,
      new Map([
        ['note:in', { x: 160, y: 216 }],
        ['group:g', { x: 104, y: 140 }],
      ]),
      undefined,
      new Set(),
    );
    expect(places()).toEqual(after);
  });

  test('by keyboard too, once, though the note and the step are selected as well', () => {
    const { editor, places } = open();
    editor.view.setState({ selection: new Set(['note:in', 'a', 'group:g']) });
    nudge(editor, { x: 1, y: 0 }, true);
    expect(places()).toEqual([{ x: 120, y: 160 }, before[1], { x: 160, y: 200 }, before[3]]);
  });
});
