import { expect, test } from 'vitest';
import { commands } from '../commands/commands.ts';
import { cardKeys } from '../canvas/keymap.ts';
import { keyGroups } from './key-groups.ts';

test('EDITOR-20 the list of keys has every key there is, once, and only edits for who may edit', () => {
  const all = (edit: boolean) => keyGroups({ rights: { edit, publish: edit } }).flatMap(({ lines }) => lines);
  const written = [...commands, ...cardKeys].flatMap(({ title, keys = [] }) => (keys.length === 0 ? [] : [title]));
  expect(all(true).map(({ title }) => title)).toEqual(expect.arrayContaining(written));
  expect(all(true).length).toBe(new Set(all(true).map(({ title, keys }) => `${title} ${keys.join()}`)).size);
  const edits = commands.filter((command) => command.edits === true).map(({ title }) => title);
  expect(all(false).filter(({ title }) => edits.includes(title))).toEqual([]);
  expect(all(false).length).toBeGreaterThan(5);
});
