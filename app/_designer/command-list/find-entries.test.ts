import { Search } from 'lucide-react';
import { expect, test } from 'vitest';
import { createSay } from '#flows/languages/say.ts';
import type { Entry } from './entry.ts';
import { entryWords } from './entry-words.ts';
import { findEntries } from './find-entries.ts';

const entry = (group: string, title: string, over: Partial<Entry> = {}): Entry => ({
  id: title,
  group,
  title,
  words: [],
  mark: { icon: Search },
  run: () => {},
  ...over,
});

const entries = [
  entry('Selection', 'Duplicate', { words: ['clone'], needs: 'Select steps first' }),
  entry('Selection', 'Delete'),
  entry('Canvas', 'Fit the whole flow'),
  entry('Canvas', 'Zoom to 100 %'),
  entry('Go to', 'Go to Zürich code', { onlyFound: true, words: ['Code by e-mail'] }),
  entry('Add a step', 'Add Code by e-mail', { onlyFound: true, words: ['otp', 'mfa'] }),
];
const titles = (query: string) => findEntries(entries, query).map(({ title }) => title);

test.each([
  ['', ['Duplicate', 'Delete', 'Fit the whole flow', 'Zoom to 100 %']],
  ['fit', ['Fit the whole flow']],
  ['whole', ['Fit the whole flow']],
  ['clone', ['Duplicate']],
  ['dpl', ['Duplicate']],
  ['zurich', ['Go to Zürich code']],
  ['otp', ['Add Code by e-mail']],
  ['add code', ['Add Code by e-mail']],
  ['email', ['Add Code by e-mail']],
  ['code', ['Add Code by e-mail', 'Go to Zürich code']],
  ['zoom 100', ['Zoom to 100 %']],
  ['d', ['Delete', 'Duplicate']],
  ['xyz', []],
])('EDITOR-20 “%s” finds %j', (query, expected) => {
  expect(titles(query)).toEqual(expected);
});

const german = createSay('de', { Duplicate: 'Duplizieren', 'clone, again': 'klonen, noch einmal', 'Go to {title}': 'Zu {title} gehen' });
const inGerman = [
  entry('Auswahl', '', entryWords(german, 'Duplicate', undefined, 'clone, again')),
  entry('Gehe zu', '', entryWords(german, 'Go to {title}', { title: 'Zürich code' }, '')),
];

test.each([
  ['dupliz', 'Duplizieren'],
  ['duplicate', 'Duplizieren'],
  ['klon', 'Duplizieren'],
  ['einmal', 'Duplizieren'],
  ['clone', 'Duplizieren'],
  ['zu zürich', 'Zu Zürich code gehen'],
  ['go to zurich', 'Zu Zürich code gehen'],
])('EDITOR-24 “%s” finds %s in the builder’s language and in English', (query, expected) => {
  expect(findEntries(inGerman, query).map(({ title }) => title)).toEqual([expected]);
});
