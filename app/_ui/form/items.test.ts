import { describe, expect, test } from 'vitest';
import type * as z from 'zod';
import { definition as form } from '#flows/nodes/screen/form/definition.ts';
import { definition as menu } from '#flows/nodes/choose/menu/definition.ts';
import { changeItem, fieldsOfItem, moveItem, newItem, readItems } from './items.ts';
import { readFields } from './read-form.ts';

const listOf = (schema: z.ZodType, name: string) => {
  const found = readFields(schema).find((field) => field.name === name);
  if (found === undefined) throw new Error(`no field ${name}`);
  return { ...found, shape: readItems(found.schema) };
};

describe('a list of records', () => {
  test('new options of a menu are valid at once and have ids of their own', () => {
    const { shape, schema } = listOf(menu.config, 'options');
    const first = newItem(shape, 'Option', []);
    const second = newItem(shape, 'Option', [first]);
    expect(schema.safeParse([first, second]).success).toBe(true);
    expect(first['id']).not.toBe(second['id']);
  });

  test('new fields of every kind are valid at once', () => {
    const { shape, schema } = listOf(form.config, 'fields');
    expect(shape.kinds.length).toBeGreaterThan(4);
    for (const { kind } of shape.kinds) expect.soft(schema.safeParse([newItem(shape, 'Field', [], kind)]).error, kind).toBeUndefined();
  });

  test('the technical name follows the words until it is changed by hand', () => {
    const { shape } = listOf(form.config, 'fields');
    const item = newItem(shape, 'Field', []);
    const fields = fieldsOfItem(shape, item);
    const named = changeItem(item, fields, 'label', 'Größe in cm');
    expect(named).toMatchObject({ label: 'Größe in cm', name: 'grosseInCm' });
    const own = changeItem(named, fields, 'name', 'size');
    expect(changeItem(own, fields, 'label', 'Height')).toMatchObject({ label: 'Height', name: 'size' });
  });

  test('moving keeps every item', () => {
    expect(moveItem(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
    expect(moveItem(['a', 'b', 'c'], 2, 3)).toEqual(['a', 'b', 'c']);
  });
});
