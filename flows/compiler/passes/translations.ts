import type { Context, Flow } from '../flow.ts';
import { quote } from '../words.ts';
import { hasWords } from '../texts-in.ts';

/** Everything a builder wrote is there in every language of the flow. */
export const checkTranslations = ({ graph, report }: Context, { places }: Flow): void => {
  for (const language of graph.languages) {
    const words = Object.hasOwn(graph.strings, language) ? graph.strings[language] ?? {} : {};
    for (const place of places) {
      const missing = new Set(place.texts.filter(({ id }) => !hasWords(words, id)).map(({ id }) => id));
      if (missing.size === 0) continue;
      report.add('missing-translation', {
        node: place.id,
        message: `${missing.size === 1 ? 'A text' : `${missing.size} texts`} of ${quote(place.name)} ${missing.size === 1 ? 'is' : 'are'} not translated to ${languageName(language)}.`,
        advice: 'Translate it, or people see it in another language.',
      });
    }
  }
};

const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

/** Not every tag a builder types is well formed. */
const languageName = (tag: string): string => {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
};
