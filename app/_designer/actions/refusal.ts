import type { Model } from '../model/derive-model.ts';
import { titleOf } from '../model/names.ts';

/** Why an outcome cannot lead to a step, in a sentence for the builder; undefined when it can. */
export const refusal = (model: Model, from: string, to: string): string | undefined => {
  const [source, target] = [model.cards.get(from), model.cards.get(to)];
  if (source === undefined || target === undefined) return 'This step is gone.';
  if (from === to) return 'A step cannot lead to itself. Leave the outcome open to go back to its screen.';
  if (source.container !== undefined) return `What follows is drawn at ${titleOf(model, source.container)}: a method has no wires of its own.`;
  if (target.container === from) return 'This is one of its own methods: they are tried in order by themselves.';
  if (target.container !== undefined) return `Lead to ${titleOf(model, target.container)}: it decides which of its methods is tried.`;
  if (target.facts.definition?.role === 'entry') return `Runs begin at ${target.facts.title}: nothing can lead there.`;
  return undefined;
};
