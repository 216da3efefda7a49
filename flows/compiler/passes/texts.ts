import type { Context, Flow, Place } from '../flow.ts';
import { slotsOf } from '../slots-of.ts';
import { hasWords } from '../texts-in.ts';
import { quote } from '../words.ts';
import type { Variables } from './collect-variables.ts';

/** A builder's words name in braces only what may be shown, and are there in every language of the flow. */
export const checkTexts = (context: Context, { places }: Flow, variables: Variables): void => {
  for (const place of places) checkSlots(context, place, variables);
  for (const language of context.graph.languages) {
    for (const place of places) checkTranslation(context, place, language);
  }
};

const checkSlots = ({ graph, report }: Context, place: Place, variables: Variables): void => {
  for (const { path, field, given } of slotsOf(graph, place)) {
    const [root, name = ''] = path.split('.');
    if (root === 'vars' && variables.get(name)?.scope === 'secret') {
      report.add('secret-in-text', {
        node: place.id,
        field,
        message: `A text of ${quote(place.name)} shows “${name}”, which is kept secret.`,
        advice: 'Take it out of the text.',
      });
    }
    if (name === '' && root !== 'env' && !given) {
      report.add('unknown-slot', {
        node: place.id,
        field,
        message: `A text of ${quote(place.name)} has “{${path}}”, which the step does not fill in.`,
        advice: 'Choose a value from the list, or take it out.',
      });
    }
  }
};

const checkTranslation = ({ graph, report }: Context, place: Place, language: string): void => {
  const words = Object.hasOwn(graph.strings, language) ? (graph.strings[language] ?? {}) : {};
  const missing = new Set(place.texts.filter(({ id }) => !hasWords(words, id)).map(({ id }) => id)).size;
  if (missing === 0) return;
  report.add('missing-translation', {
    node: place.id,
    message: `${quote(place.name)} has ${missing === 1 ? 'a text' : `${missing} texts`} without words in ${nameOfLanguage(language)}.`,
    advice: 'Translate it, or people see another language.',
  });
};

const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

/** Not every tag a builder types is well formed. */
const nameOfLanguage = (tag: string): string => {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
};
