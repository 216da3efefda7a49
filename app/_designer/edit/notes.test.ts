import { produce } from 'immer';
import { expect, test } from 'vitest';
import { toyGraph, toyNode } from '../testing/toy-graph.ts';
import { addNote, colourNote, longestNote, noteSize, placeNote, writeNote } from './notes.ts';
import { notesIn } from './notes-in.ts';
import { placeNode } from './place-node.ts';

const withNote = (text = '') => {
  let id = '';
  const graph = produce(toyGraph(), (draft) => {
    id = addNote(draft, { x: 104, y: 96 });
    writeNote(draft, id, text);
  });
  return { id, graph };
};

test('EDITOR-06 a note is added where it was asked for, written within bounds, coloured, moved and resized', () => {
  const { id, graph } = withNote('Why\nthis way?');
  expect(graph.notes[id]).toEqual({ text: 'Why\nthis way?', position: { x: 104, y: 96 }, size: noteSize, order: 'a0' });
  const changed = produce(graph, (draft) => {
    colourNote(draft, id, 'violet');
    placeNote(draft, id, { x: 8, y: 16, width: 320, height: 200 });
    writeNote(draft, id, 'x'.repeat(longestNote + 5));
  });
  expect(changed.notes[id]).toMatchObject({ colour: 'violet', position: { x: 8, y: 16 }, size: { width: 320, height: 200 } });
  expect(changed.notes[id]?.text).toHaveLength(longestNote);
});

test('placing a note where it is changes nothing', () => {
  const { id, graph } = withNote();
  expect(produce(graph, (draft) => placeNote(draft, id, { x: 104, y: 96, ...noteSize }))).toBe(graph);
});

test('a note in a zone that gives way goes with it, one outside of it stays', () => {
  const { id, graph } = withNote();
  const crowded = produce(graph, (draft) => {
    placeNote(draft, id, { x: 1_000, y: 96, ...noteSize });
    draft.nodes['a'] = toyNode('end.stop');
    draft.nodes['b'] = toyNode('end.stop');
  });
  expect(notesIn(crowded.notes, { x: 900, y: 0, width: 500, height: 600 })).toEqual([id]);
  const pushed = produce(crowded, (draft) => placeNode(draft, 'a', { x: 700, y: 100, width: 236, height: 100 }, { x: 720, y: 120 }));
  const by = (pushed.zones['inside']?.position.x ?? 0) - 900;
  expect(by).toBeGreaterThan(0);
  expect(pushed.notes[id]?.position).toEqual({ x: 1_000 + by, y: 96 });
});
