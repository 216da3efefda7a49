import { phrase } from '#flows/languages/phrase.ts';
import type { Model } from './derive-model.ts';

const stops: Readonly<Record<string, string>> = {
  ask: phrase('asks and waits'),
  wait: phrase('waits for something elsewhere'),
  sending: phrase('is sending a message'),
  done: phrase('lets them in'),
  failed: phrase('refuses them'),
  back: phrase('is shown again'),
};

/** "→ Verified", or what a run stopped with there. */
export const outcomeWords = ({ cards, say }: Model, { node, outcome }: { node: string; outcome: string }): string => {
  const stop = stops[outcome];
  if (stop !== undefined) return say(stop);
  return say('→ {outcome}', { outcome: cards.get(node)?.outcomes.find((candidate) => candidate.id === outcome)?.label ?? outcome });
};
