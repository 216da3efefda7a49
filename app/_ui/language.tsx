'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { LanguageTag } from '#flows/languages/languages.ts';
import { inEnglish, type Say, type Values } from '#flows/languages/say.ts';

/** A language with its words, once loaded. */
export type Language = { tag: LanguageTag; direction: 'ltr' | 'rtl'; say: Say };

const english: Language = { tag: 'en', direction: 'ltr', say: inEnglish };
export const LanguageContext = createContext<Language>(english);

/** Undefined where the language cannot be chosen. */
export const ChooseLanguageContext = createContext<((tag: LanguageTag) => void) | undefined>(undefined);

export const useLanguage = (): Language => useContext(LanguageContext);
export const useSay = (): Say => useLanguage().say;

/** No text holds it; it stands where an element goes. */
const mark = '\u0001';

/** A sentence with elements in it: `<Said text="Press {key} to stop." with={{ key: <Keys keys="Esc" /> }} />`. */
export const Said = ({ text, with: elements, values = {} }: { text: string; with: Readonly<Record<string, ReactNode>>; values?: Values }) => {
  const say = useSay();
  const names = Object.keys(elements);
  const marked = Object.fromEntries(names.map((name) => [name, `${mark}${name}${mark}`]));
  return say(text, { ...values, ...marked })
    .split(mark)
    .map((part, index) => (index % 2 === 1 ? <span key={part}>{elements[part]}</span> : part));
};
