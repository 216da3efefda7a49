/** A part of a title; `whole`: a word that breaks at its hyphen only where a line cannot hold it (`e-mail`). */
export type TitlePart = { words: string; whole: boolean };

/** A title in parts, for lines that may break: no property of CSS keeps a line from ending at a hyphen. */
export const unbroken = (title: string): TitlePart[] =>
  title
    .split(/(\S+-\S+)/)
    .map((words, index) => ({ words, whole: index % 2 === 1 }))
    .filter(({ words }) => words !== '');
