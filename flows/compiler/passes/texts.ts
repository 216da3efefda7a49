import type { Context, Flow, Place } from '../flow.ts';
import { languageName } from '../../languages/language-name.ts';
import { slotsOf } from '../slots-of.ts';
import { hasWords } from '../texts-in.ts';
import type { Variables } from './collect-variables.ts';

/** A builder's words name in braces only what may be shown, and are there in every language of the flow. */
export const checkTexts = (context: Context, { places }: Flow, variables: Variables): void => {
  for (const place of places) checkSlots(context, place, variables);
  for (const language of context.graph.languages) {
    const name = languageName(language, context.language);
    for (const place of places) checkTranslation(context, place, language, name);
  }
};

const checkSlots = ({ graph, report, say }: Context, place: Place, variables: Variables): void => {
  for (const { path, field, given } of slotsOf(graph, place)) {
    const [root, name = ''] = path.split('.');
    if (root === 'vars' && variables.get(name)?.scope === 'secret') {
      report.add('secret-in-text', {
        node: place.id,
        field,
        message: say('A text of “{step}” shows “{value}”, which is kept secret.', { step: place.name, value: name }),
        advice: say('Take it out of the text.'),
      });
    }
    if (name === '' && root !== 'env' && !given) {
      report.add('unknown-slot', {
        node: place.id,
        field,
        message: say('A text of “{step}” has “{slot}”, which the step does not fill in.', { step: place.name, slot: `{${path}}` }),
        advice: say('Choose a value from the list, or take it out.'),
      });
    }
  }
};

const checkTranslation = ({ graph, report, say }: Context, place: Place, language: string, name: string): void => {
  const words = Object.hasOwn(graph.strings, language) ? (graph.strings[language] ?? {}) : {};
  const missing = new Set(place.texts.filter(({ id }) => !hasWords(words, id)).map(({ id }) => id)).size;
  if (missing === 0) return;
  report.add('missing-translation', {
    node: place.id,
    message: say('“{step}” has {count, plural, one {a text} other {# texts}} without words in {language}.', {
      step: place.name,
      count: missing,
      language: name,
    }),
    advice: say('Translate it, or people see another language.'),
  });
};
