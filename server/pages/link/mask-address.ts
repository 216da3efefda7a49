import type { Identifier } from '#flows/kit/identifier.ts';

/** Enough of an address for its owner to know it, too little for somebody else to learn it. */
export const maskAddress = ({ kind, canonical }: Identifier): string => {
  if (kind === 'phone') return `•••${canonical.slice(-2)}`;
  const at = kind === 'email' ? canonical.lastIndexOf('@') : canonical.length;
  return `${canonical.slice(0, 1)}•••${canonical.slice(at)}`;
};
