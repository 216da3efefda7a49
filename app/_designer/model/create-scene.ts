import type { StoreApi } from 'zustand/vanilla';
import type { View, ViewState } from '../view/create-view.ts';
import { createRelay } from '../view/relay.ts';
import { compactCard } from './compact-card.ts';
import { deriveGroups } from './derive-groups.ts';
import type { Model } from './derive-model.ts';
import { foldGroups } from './fold-groups.ts';

/** The model as this person sees it, in the form of a model: for whatever draws, points at or walks along what is drawn. */
export type Scene = { get(): Model; subscribe(changed: () => void): () => void };

/** Model and view → what is drawn. Without compact view and collapsed groups it is the model itself. */
export const createSceneDeriver = (): ((model: Model, view: Pick<ViewState, 'collapsed' | 'compact'>) => Model) => {
  let last: { model: Model; collapsed: ReadonlySet<string>; compact: boolean; scene: Model } | undefined;
  return (model, { collapsed, compact }) => {
    if (last?.model === model && last.collapsed === collapsed && last.compact === compact) return last.scene;
    const small = compact ? new Map([...model.cards].map(([id, card]) => [id, compactCard(card)])) : model.cards;
    const sized: Model = compact
      ? { ...model, cards: small, groups: deriveGroups(model.graph, model.graph.nodes, small, last?.scene.groups ?? new Map()) }
      : model;
    const folded = [...sized.groups.values()].filter(({ id }) => collapsed.has(id));
    const scene = folded.length === 0 ? sized : foldGroups(sized, folded, compact, last?.scene);
    last = { model, collapsed, compact, scene };
    return scene;
  };
};

/** Nothing that changes the document asks the scene for sizes or places: what one person sees must not move what another one does. */
export const createScene = (model: StoreApi<{ model: Model }>, view: View): Scene => {
  const derive = createSceneDeriver();
  return {
    get: () => derive(model.getState().model, view.getState()),
    subscribe: createRelay((changed) => {
      const ends = [
        model.subscribe(changed),
        view.subscribe((now, before) => {
          if (now.collapsed !== before.collapsed || now.compact !== before.compact) changed();
        }),
      ];
      return () => {
        for (const end of ends) end();
      };
    }),
  };
};
