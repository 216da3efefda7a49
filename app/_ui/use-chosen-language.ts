'use client';

import { useEffect, useState } from 'react';
import { directionOf } from '#flows/languages/direction-of.ts';
import { chooseLanguage, type LanguageTag, pseudoTag } from '#flows/languages/languages.ts';
import { loadSay } from '#flows/languages/load-say.ts';
import type { Language } from './language.tsx';

const kept = (): string | undefined => /(?:^|; )language=([\w-]+)/.exec(document.cookie)?.[1];

const load = async (tag: LanguageTag): Promise<Language> => ({ tag, direction: directionOf(tag), say: await loadSay(tag) });

/**
 * The language of the interface, undefined until its words are there: the builder's choice, else the first of the
 * browser's languages that it speaks. While it is shown the document says so, and calls ask the server for answers in it.
 * Words that cannot be loaded are said in English.
 */
export const useChosenLanguage = (): { language: Language | undefined; choose: (tag: LanguageTag) => void } => {
  const [language, setLanguage] = useState<Language | undefined>();
  const take = (tag: LanguageTag) =>
    load(tag)
      .catch(() => load('en'))
      .then(setLanguage);
  const choose = (tag: LanguageTag) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is missing in browsers that are otherwise fine
    document.cookie = `language=${tag}; path=/; max-age=31536000; samesite=lax`;
    void take(tag);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is remembered is read once
  useEffect(() => {
    const wanted = kept();
    void take(chooseLanguage(wanted === pseudoTag ? [pseudoTag] : [wanted, ...navigator.languages]));
  }, []);
  useEffect(() => {
    if (language === undefined) return;
    const { documentElement: html } = document;
    const before = { lang: html.lang, dir: html.dir };
    Object.assign(html, { lang: language.tag, dir: language.direction });
    return () => void Object.assign(html, before);
  }, [language]);
  return { language, choose };
};
