import { expect, test } from 'vitest';
import type { OutlineItem } from './derive-outline.ts';
import { outlineKey } from './outline-key.ts';
import { rowsOf } from './outline-rows.ts';

const step = (id: string, children: OutlineItem[] = []): OutlineItem => ({ kind: 'step', key: id, id, children });
const items = [step('Ask', [step('Given'), step('Refused')]), step('Agree'), step('Stop')];
const rows = (collapsed: readonly string[] = []) => rowsOf(items, new Set(collapsed));
const title = (item: OutlineItem) => item.key;
const press = (here: string, key: string, collapsed: readonly string[] = [], letters = key) => outlineKey(rows(collapsed), here, key, letters, title);

test.each([
  ['Ask', 'ArrowDown', { go: 'Given' }],
  ['Agree', 'ArrowUp', { go: 'Refused' }],
  ['Refused', 'Home', { go: 'Ask' }],
  ['Ask', 'End', { go: 'Stop' }],
  ['Ask', 'ArrowRight', { go: 'Given' }],
  ['Given', 'ArrowRight', undefined],
  ['Ask', 'ArrowLeft', { fold: 'Ask', open: false }],
  ['Given', 'ArrowLeft', { go: 'Ask' }],
  ['Stop', 'ArrowLeft', undefined],
  ['Stop', 'ArrowDown', undefined],
  ['Stop', 'Tab', undefined],
])('EDITOR-10 in the outline, from %s the key %s does what a tree does', (here, key, expected) => {
  expect(press(here, key)).toEqual(expected);
});

test('EDITOR-10 a closed line opens first, and what is in it is passed over', () => {
  expect(press('Ask', 'ArrowRight', ['Ask'])).toEqual({ fold: 'Ask', open: true });
  expect(press('Ask', 'ArrowDown', ['Ask'])).toEqual({ go: 'Agree' });
});

test('EDITOR-24 read from right to left, left opens and goes in, right closes and goes out', () => {
  const pressed = (here: string, key: string, collapsed: readonly string[] = []) => outlineKey(rows(collapsed), here, key, key, title, 'rtl');
  expect(pressed('Ask', 'ArrowLeft', ['Ask'])).toEqual({ fold: 'Ask', open: true });
  expect(pressed('Ask', 'ArrowLeft')).toEqual({ go: 'Given' });
  expect(pressed('Ask', 'ArrowRight')).toEqual({ fold: 'Ask', open: false });
  expect(pressed('Given', 'ArrowRight')).toEqual({ go: 'Ask' });
  expect(pressed('Given', 'ArrowDown')).toEqual({ go: 'Refused' });
});

test('EDITOR-10 letters go to the next line that begins with them, and round again', () => {
  expect(press('Ask', 'a')).toEqual({ go: 'Agree' });
  expect(press('Agree', 'a')).toEqual({ go: 'Ask' });
  expect(press('Ask', 'g', [], 'ag')).toEqual({ go: 'Agree' });
  expect(press('Ask', 'x')).toBeUndefined();
  expect(press('Stop', ' ')).toEqual({ use: step('Stop') });
  expect(press('Stop', 'Enter')).toEqual({ use: step('Stop') });
});
