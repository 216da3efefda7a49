import type { Model } from './derive-model.ts';

/** Outcomes that lead nowhere and need not: a failure that is not wired goes back to the screen before. */
export const leftOpen = ({ cards }: Pick<Model, 'cards'>): { node: string; title: string; named?: true; outcome: string; label: string }[] =>
  [...cards.values()].flatMap(({ id, facts, ports }) =>
    ports
      .filter((port) => port.edge === undefined && port.kind !== 'pass')
      .map((port) => ({ node: id, title: facts.title, ...(facts.named && { named: true }), outcome: port.id, label: port.label })),
  );
