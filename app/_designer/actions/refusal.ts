import type { Model } from '../model/derive-model.ts';
import { realTarget } from '../model/fold-groups.ts';
import { titleOf } from '../model/names.ts';
import { groupOfKey } from '../view/create-view.ts';

/** Why an outcome cannot lead to a step, or to the card of a group, in a sentence for the builder; undefined when it can. */
export const refusal = (model: Model, from: string, to: string): string | undefined => {
  const step = realTarget(model, to);
  if (step === undefined) return `Expand ${model.groups.get(groupOfKey(to) ?? '')?.name ?? 'the group'} to choose the step this leads to.`;
  if (step !== to) return refusal(model, from, step);
  const [source, target] = [model.cards.get(from), model.cards.get(to)];
  if (source === undefined || target === undefined) return 'This step is gone.';
  if (from === to) return 'A step cannot lead to itself. Leave the outcome open to go back to its screen.';
  if (source.container !== undefined) return `What follows is drawn at ${titleOf(model, source.container)}: a method has no wires of its own.`;
  if (target.container === from) return 'This is one of its own methods: they are tried in order by themselves.';
  if (target.container !== undefined) return `Lead to ${titleOf(model, target.container)}: it decides which of its methods is tried.`;
  if (target.facts.definition?.role === 'entry') return `Runs begin at ${target.facts.title}: nothing can lead there.`;
  return undefined;
};
