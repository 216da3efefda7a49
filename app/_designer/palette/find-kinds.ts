import type { NodeDefinition } from '#flows/kit/define-node.ts';
import { categories } from '#flows/kit/define-node.ts';
import type { Say } from '#flows/languages/say.ts';
import type { Language } from '#app/_ui/language.tsx';
import { otherWords } from '../find/other-words.ts';
import { folded } from '../find/parse-find.ts';
import type { Definitions } from '../model/node-facts.ts';

/** Small letters without marks and the words apart, in any script. */
const plain = (text: string): string =>
  folded(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

type Words = { title: string; synonyms: readonly string[]; summary: string };

/** Made once: a large flow asks for them of each of its steps at each letter. */
const known = new WeakMap<Say, Map<NodeDefinition, readonly Words[]>>();

/** How well a word of the query fits: the start of a title best, a summary least; 0 for not at all. */
const scoreOf = ({ title, synonyms, summary }: Words, word: string): number => {
  if (title.startsWith(word)) return 8;
  if (title.split(' ').some((part) => part.startsWith(word))) return 6;
  if (synonyms.some((synonym) => synonym === word)) return 5;
  if (synonyms.some((synonym) => synonym.split(' ').some((part) => part.startsWith(word)))) return 4;
  if (title.replaceAll(' ', '').includes(word) || synonyms.some((synonym) => synonym.replaceAll(' ', '').includes(word))) return 3;
  return summary.split(' ').some((part) => part.startsWith(word)) ? 1 : 0;
};

/** What a kind is found by: what it is called in the builder's language, and in English, which colleagues and documents may use. */
const wordsOf = (kind: NodeDefinition, say: Say): readonly Words[] => {
  const inLanguage = known.get(say) ?? new Map<NodeDefinition, readonly Words[]>();
  known.set(say, inLanguage);
  const words = inLanguage.get(kind) ?? [
    { title: plain(say(kind.title)), synonyms: otherWords(kind.synonyms.join(', '), say).map(plain), summary: plain(say(kind.summary)) },
    { title: plain(kind.title), synonyms: [], summary: plain(kind.summary) },
  ];
  inLanguage.set(kind, words);
  return words;
};

const bestScore = (kind: NodeDefinition, word: string, say: Say): number => Math.max(...wordsOf(kind, say).map((words) => scoreOf(words, word)));

/** Whether a word names a kind: its title or a synonym, not merely a word of its summary. */
export const namesKind = (kind: NodeDefinition, word: string, say: Say): boolean => plain(word) !== '' && bestScore(kind, plain(word), say) > 1;

/** Kinds of step that fit what was typed, best first, found by title, synonym and summary; all of them for nothing typed. */
export const findKinds = (definitions: Definitions, query: string, { tag, say }: Pick<Language, 'tag' | 'say'>): NodeDefinition[] => {
  const words = plain(query)
    .split(' ')
    .filter((word) => word !== '');
  const { compare } = new Intl.Collator(tag);
  const rank = (kind: NodeDefinition): number => categories.indexOf(kind.category);
  return Object.values(definitions)
    .map((kind) => ({ kind, scores: words.map((word) => bestScore(kind, word, say)) }))
    .filter(({ scores }) => scores.every((score) => score > 0))
    .map(({ kind, scores }) => ({ kind, score: scores.reduce((total, score) => total + score, 0) }))
    .sort((a, b) => b.score - a.score || rank(a.kind) - rank(b.kind) || compare(say(a.kind.title), say(b.kind.title)))
    .map(({ kind }) => kind);
};
