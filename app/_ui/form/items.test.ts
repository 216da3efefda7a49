import { describe, expect, test } from 'vitest';
import type * as z from 'zod';
import { definition as form } from '#flows/nodes/screen/form/definition.ts';
import { definition as menu } from '#flows/nodes/choose/menu/definition.ts';
import { createSay, inEnglish } from '#flows/languages/say.ts';
import { changeItem, fieldsOfItem, moveItem, newItem, nounOf, readItems } from './items.ts';
import { readFields } from './read-form.ts';

const listOf = (schema: z.ZodType, name: string) => {
  const found = readFields(schema).find((field) => field.name === name);
  if (found === undefined) throw new Error(`no field ${name}`);
  return { ...found, shape: readItems(found.schema) };
};

describe('a list of records', () => {
  test('new options of a menu are valid at once and have ids of their own', () => {
    const { shape, schema } = listOf(menu.config, 'options');
    const first = newItem(shape, nounOf('options'), [], inEnglish);
    const second = newItem(shape, nounOf('options'), [first], inEnglish);
    expect(schema.safeParse([first, second]).success).toBe(true);
    expect(first['id']).not.toBe(second['id']);
  });

  test('new fields of every kind are valid at once', () => {
    const { shape, schema } = listOf(form.config, 'fields');
    expect(shape.kinds.length).toBeGreaterThan(4);
    for (const { kind } of shape.kinds)
      expect.soft(schema.safeParse([newItem(shape, nounOf('fields'), [], inEnglish, kind)]).error, kind).toBeUndefined();
  });

  test('the technical name follows the words until it is changed by hand', () => {
    const { shape } = listOf(form.config, 'fields');
    const item = newItem(shape, nounOf('fields'), [], inEnglish);
    const fields = fieldsOfItem(shape, item);
    const named = changeItem(item, fields, 'label', 'Größe in cm');
    expect(named).toMatchObject({ label: 'Größe in cm', name: 'grosseInCm' });
    const own = changeItem(named, fields, 'name', 'size');
    expect(changeItem(own, fields, 'label', 'Height')).toMatchObject({ label: 'Height', name: 'size' });
  });

  test('EDITOR-24 new items are numbered in the builder’s language and valid in every script; ids are not', () => {
    const inArabic = createSay('ar', { 'Field {number}': 'حقل {number}' });
    const { shape, schema } = listOf(form.config, 'fields');
    const first = newItem(shape, nounOf('fields'), [], inArabic);
    const second = newItem(shape, nounOf('fields'), [first], inArabic);
    expect([first, second]).toMatchObject([
      { label: 'حقل 1', name: 'field1' },
      { label: 'حقل 2', name: 'field2' },
    ]);
    expect(schema.safeParse([first, second]).success).toBe(true);
    expect(changeItem(second, fieldsOfItem(shape, second), 'label', 'الطول')).toMatchObject({ label: 'الطول', name: 'field2' });
    expect(newItem(listOf(menu.config, 'options').shape, nounOf('options'), [], inArabic)).toMatchObject({ id: 'option-1' });
  });

  test('moving keeps every item', () => {
    expect(moveItem(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
    expect(moveItem(['a', 'b', 'c'], 2, 3)).toEqual(['a', 'b', 'c']);
  });
});
