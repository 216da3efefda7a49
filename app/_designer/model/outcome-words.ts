import type { Model } from './derive-model.ts';

const stops: Readonly<Record<string, string>> = {
  ask: 'asks and waits',
  wait: 'waits for something elsewhere',
  sending: 'is sending a message',
  done: 'lets them in',
  failed: 'refuses them',
  back: 'is shown again',
};

/** "→ Verified", or what a run stopped with there. */
export const outcomeWords = (model: Model, { node, outcome }: { node: string; outcome: string }): string =>
  stops[outcome] ?? `→ ${model.cards.get(node)?.outcomes.find((candidate) => candidate.id === outcome)?.label ?? outcome}`;
