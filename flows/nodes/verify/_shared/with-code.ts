/** The builder's words with the code in them; without its slot in the words, the bare code stands behind them. */
export const withCode = (words: string, code: string): string => (words.includes(code) ? words : `${words.trimEnd()}\n\n${code}`);
