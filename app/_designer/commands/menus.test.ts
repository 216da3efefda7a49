import { expect, test } from 'vitest';
import { commandOf, commands } from './commands.ts';
import { menus, moreMenu } from './menus.ts';

test('EDITOR-20 every command of a menu exists', () => {
  for (const id of [...Object.values(menus), moreMenu].flat(2)) expect(commandOf(id), id).toBeDefined();
});

test('EDITOR-20 no two commands share an id, and no two the same keys', () => {
  const [ids, keys] = [commands.map((command) => command.id), commands.flatMap((command) => command.keys ?? [])];
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(keys).size).toBe(keys.length);
});
