import { describe, expect, test } from 'vitest';
import { createView, announce, select } from './create-view.ts';
import { recall, rememberView } from './remembered.ts';

const memory = () => {
  const kept = new Map<string, string>();
  return { kept, getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, text: string) => void kept.set(key, text) };
};

describe('what a person’s browser remembers of a flow', () => {
  test('EDITOR-06 place, collapsed groups, compact view and panels come back as they were left', () => {
    const storage = memory();
    const view = createView('en', false);
    const stop = rememberView(view, storage, 'f1', 'ada');
    view.setState({ viewport: { x: -40, y: 12.5, zoom: 0.75 }, collapsed: new Set(['g1']), compact: true, drawer: 'problems', phoneDocked: false });
    stop();
    view.setState({ compact: false });
    const again = createView('en', false, recall(storage, 'f1', 'ada')).getState();
    expect(again).toMatchObject({
      viewport: { x: -40, y: 12.5, zoom: 0.75 },
      compact: true,
      drawer: 'problems',
      phoneDocked: false,
      paletteOpen: false,
    });
    expect([...again.collapsed]).toEqual(['g1']);
  });

  test('EDITOR-06 each person and each flow has a memory of its own', () => {
    const storage = memory();
    const view = createView('en');
    rememberView(view, storage, 'f1', 'ada');
    view.setState({ compact: true });
    expect(recall(storage, 'f1', 'bob').compact).toBe(false);
    expect(recall(storage, 'f2', 'ada').compact).toBe(false);
  });

  test('what is not remembered writes nothing', () => {
    const storage = memory();
    const view = createView('en');
    rememberView(view, storage, 'f1', 'ada');
    announce(view, 'Moved left');
    select(view, ['a']);
    expect(storage.kept.size).toBe(0);
  });

  test('a part that cannot be read is left out, the rest is kept; no text at all is harmless', () => {
    const stored = (text: string) => recall({ getItem: () => text }, 'f1', 'ada');
    expect(stored('{"viewport":{"x":1,"y":2,"zoom":0},"compact":true,"drawer":"cellar","collapsed":"all"}')).toMatchObject({
      viewport: undefined,
      compact: true,
      drawer: undefined,
      collapsed: [],
    });
    for (const text of ['', 'nonsense', 'null', '[]', '7']) expect(stored(text)).toMatchObject({ collapsed: [], compact: false });
  });

  test('a browser that is full or forbids storing changes nothing else', () => {
    const refuse = () => {
      throw new Error('quota');
    };
    const view = createView('en');
    rememberView(view, { setItem: refuse }, 'f1', 'ada');
    view.setState({ compact: true });
    expect(view.getState().compact).toBe(true);
    expect(recall({ getItem: refuse }, 'f1', 'ada').collapsed).toEqual([]);
  });
});
