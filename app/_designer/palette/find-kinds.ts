import type { NodeDefinition } from '#flows/kit/define-node.ts';
import { categories } from '#flows/kit/define-node.ts';
import type { Definitions } from '../model/node-facts.ts';

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();

/** How well a word of the query fits: the start of a title best, a summary least; 0 for not at all. */
const scoreOf = (kind: NodeDefinition, word: string): number => {
  const title = plain(kind.title);
  const synonyms = kind.synonyms.map(plain);
  if (title.startsWith(word)) return 8;
  if (title.split(' ').some((part) => part.startsWith(word))) return 6;
  if (synonyms.some((synonym) => synonym === word)) return 5;
  if (synonyms.some((synonym) => synonym.split(' ').some((part) => part.startsWith(word)))) return 4;
  if (title.replaceAll(' ', '').includes(word) || synonyms.some((synonym) => synonym.replaceAll(' ', '').includes(word))) return 3;
  return plain(kind.summary)
    .split(' ')
    .some((part) => part.startsWith(word))
    ? 1
    : 0;
};

/** Whether a word names a kind: its title or a synonym, not merely a word of its summary. */
export const namesKind = (kind: NodeDefinition, word: string): boolean => plain(word) !== '' && scoreOf(kind, plain(word)) > 1;

/** Kinds of step that fit what was typed, best first, found by title, synonym and summary; all of them for nothing typed. */
export const findKinds = (definitions: Definitions, query: string): NodeDefinition[] => {
  const words = plain(query)
    .split(' ')
    .filter((word) => word !== '');
  const rank = (kind: NodeDefinition): number => categories.indexOf(kind.category);
  return Object.values(definitions)
    .map((kind) => ({ kind, scores: words.map((word) => scoreOf(kind, word)) }))
    .filter(({ scores }) => scores.every((score) => score > 0))
    .map(({ kind, scores }) => ({ kind, score: scores.reduce((total, score) => total + score, 0) }))
    .sort((a, b) => b.score - a.score || rank(a.kind) - rank(b.kind) || (a.kind.title < b.kind.title ? -1 : 1))
    .map(({ kind }) => kind);
};
