import type { Model } from '../model/derive-model.ts';
import { realTarget } from '../model/fold-groups.ts';
import { titleOf } from '../model/names.ts';
import { groupOfKey } from '../view/create-view.ts';

/** Why an outcome cannot lead to a step, or to the card of a group, in a sentence for the builder; undefined when it can. */
export const refusal = (model: Model, from: string, to: string): string | undefined => {
  const step = realTarget(model, to);
  const { say } = model;
  if (step === undefined) {
    const group = model.groups.get(groupOfKey(to) ?? '')?.name ?? say('the group');
    return say('Expand {group} to choose the step this leads to.', { group });
  }
  if (step !== to) return refusal(model, from, step);
  const [source, target] = [model.cards.get(from), model.cards.get(to)];
  if (source === undefined || target === undefined) return say('This step is gone.');
  if (from === to) return say('A step cannot lead to itself. Leave the outcome open to go back to its screen.');
  if (source.container !== undefined)
    return say('What follows is drawn at {chain}: a method has no wires of its own.', { chain: titleOf(model, source.container) });
  if (target.container === from) return say('This is one of its own methods: they are tried in order by themselves.');
  if (target.container !== undefined)
    return say('Lead to {chain}: it decides which of its methods is tried.', { chain: titleOf(model, target.container) });
  if (target.facts.definition?.role === 'entry') return say('Runs begin at {step}: nothing can lead there.', { step: target.facts.title });
  return undefined;
};
