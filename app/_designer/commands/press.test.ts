import { expect, test } from 'vitest';
import { isPress, type Press } from './press.ts';

const press = (key: string, held: Partial<Press> = {}): Press => ({ key, shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, ...held });

test.each([
  ['Ctrl+Z', press('z', { ctrlKey: true }), true],
  ['Ctrl+Z', press('z', { metaKey: true }), true],
  ['Ctrl+Z', press('Z', { ctrlKey: true, shiftKey: true }), false],
  ['Ctrl+Z', press('z', { ctrlKey: true, altKey: true }), false],
  ['Ctrl+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true }), true],
  ['Delete', press('Delete'), true],
  ['Delete', press('Delete', { ctrlKey: true }), false],
  ['?', press('?', { shiftKey: true }), true],
  ['1', press('1'), true],
  ['D', press('d', { shiftKey: true }), false],
])('%s is pressed by %o: %s', (keys, pressed, expected) => {
  expect(isPress(keys, pressed)).toBe(expected);
});
