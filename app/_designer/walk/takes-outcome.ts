import type { Model } from '../model/derive-model.ts';
import type { ViewState } from '../view/create-view.ts';

/** Whether the run that is walked can go on by this outcome: it stands on the step, or on a method of the chain that the outcome leaves. */
export const takesOutcome = (
  { walking, walk, shown, lit }: Pick<ViewState, 'walking' | 'walk' | 'shown' | 'lit'>,
  { cards }: Pick<Model, 'cards'>,
  { from, outcome }: { from: string; outcome: string },
): boolean => {
  const standing = walking && walk === undefined && shown === undefined ? cards.get(lit?.current ?? '') : undefined;
  return standing !== undefined && (standing.id === from || standing.container === from) && standing.facts.outcomes.some(({ id }) => id === outcome);
};
