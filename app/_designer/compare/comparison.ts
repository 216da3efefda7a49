import type { Say } from '#flows/languages/say.ts';

/** Two states of a flow to compare: versions by number, or the draft as it is now. */
export type Comparison = { from: number; to: number | 'draft' };

const parameter = 'compare';

const parse = (text: string | null): Comparison | undefined => {
  const found = /^(\d{1,9})\.\.(\d{1,9}|draft)$/.exec(text ?? '');
  if (found === null) return undefined;
  const [, from, to] = found;
  return { from: Number(from), to: to === 'draft' ? 'draft' : Number(to) };
};

/** What the address of the page asks to compare, if it does: such a link can be sent to somebody. */
export const comparisonOf = (address: string): Comparison | undefined => parse(new URL(address).searchParams.get(parameter));

/** The address with this comparison, or with none. */
export const addressWith = (address: string, comparison: Comparison | undefined): string => {
  const url = new URL(address);
  if (comparison === undefined) url.searchParams.delete(parameter);
  else url.searchParams.set(parameter, `${comparison.from}..${comparison.to}`);
  return url.href;
};

export const comparisonTitle = ({ from, to }: Comparison, say: Say): string =>
  to === 'draft' ? say('Version {from} and the draft', { from }) : say('Version {from} and version {to}', { from, to });
