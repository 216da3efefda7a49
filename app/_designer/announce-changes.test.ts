import { expect, test } from 'vitest';
import { inEnglish } from '#flows/languages/say.ts';
import { announceChanges } from './announce-changes.ts';
import { createDocument } from './document/create-document.ts';
import { simulatedTime } from './testing/simulated-time.ts';
import { toyGraph, toyNode } from './testing/toy-graph.ts';
import { createView, announce } from './view/create-view.ts';

const setUp = (typing = false) => {
  const time = simulatedTime();
  const document = createDocument(toyGraph({ nodes: { a: toyNode('end.stop') } }), time.timing.now);
  const view = createView('en');
  announceChanges({ document, view, language: { tag: 'en', direction: 'ltr', say: inEnglish } }, time.timing, () => typing);
  const move = (x: number) =>
    document.transact('Move Stop', (graph) => {
      const node = graph.nodes['a'];
      if (node !== undefined) node.position.x = x;
    });
  return { time, document, view, move, words: () => view.getState().said.words };
};

test('EDITOR-10 a change nobody said anything about is said once it is over', async () => {
  const { time, move, words } = setUp();
  move(8);
  await time.pass(300);
  move(16);
  expect(words()).toBe('');
  await time.pass(800);
  expect(words()).toBe('Done: Move Stop');
});

test('EDITOR-10 what was said with its result is not said again, nor what a field says, nor what did not change', async () => {
  const said = setUp();
  said.move(8);
  announce(said.view, 'Moved right');
  await said.time.pass(800);
  expect(said.words()).toBe('Moved right');
  const typed = setUp(true);
  typed.move(8);
  await typed.time.pass(800);
  expect(typed.words()).toBe('');
  const same = setUp();
  same.move(0);
  await same.time.pass(800);
  expect(same.words()).toBe('');
});
