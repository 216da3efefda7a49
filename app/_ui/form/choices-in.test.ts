import { expect, test } from 'vitest';
import { createSay } from '#flows/languages/say.ts';
import { definition as ask } from '#flows/nodes/identify/ask/definition.ts';
import { choicesIn } from './choices-in.ts';
import { readFields } from './read-form.ts';

test('EDITOR-24 countries are named and put in order in the builder’s language', () => {
  const countries = readFields(ask.config).find(({ choices }) => choices.some(({ value }) => value === 'AT'));
  if (countries === undefined) throw new Error('no field asks for a country');
  const labels = choicesIn(countries, { tag: 'de', say: createSay('de', {}) }).map(({ label }) => label);
  expect(labels).toContain('Deutschland');
  expect(labels.indexOf('Österreich')).toBeLessThan(labels.indexOf('Polen'));
  expect(labels).toHaveLength(countries.choices.length);
});
