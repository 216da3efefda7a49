import { phrase } from '#flows/languages/phrase.ts';
import type { Say } from '#flows/languages/say.ts';
import type { NodeFacts } from './node-facts.ts';

/** What a step proves: the word of its badge, and the whole sentence. */
export const assuranceWords = {
  identifier: { word: phrase('who it is'), sentence: phrase('Proves who it is') },
  possession: { word: phrase('possession'), sentence: phrase('Proves possession') },
  knowledge: { word: phrase('knowledge'), sentence: phrase('Proves knowledge') },
  inherence: { word: phrase('inherence'), sentence: phrase('Proves inherence') },
} as const;

/** What taking a step once costs: "1 mail", "2 SMS". */
export const costWords = ({ kind, count }: NodeFacts['costs'][number], say: Say): string => {
  if (kind === 'email') return say('{count, plural, one {# mail} other {# mails}}', { count });
  return say(kind === 'sms' ? '{count} SMS' : '{count} push', { count });
};
