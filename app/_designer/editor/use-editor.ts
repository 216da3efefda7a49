'use client';

import { createContext, useContext, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { Graph } from '#flows/graph/graph.ts';
import type { DocumentState } from '../document/create-document.ts';
import type { Card, Model } from '../model/derive-model.ts';
import type { Problems } from '../problems/watch-problems.ts';
import type { SavingState } from '../saving/saving-state.ts';
import type { ViewState } from '../view/create-view.ts';
import { stillView } from '../view/still-view.ts';
import type { Editor } from './editor.ts';

export const EditorContext = createContext<Editor | undefined>(undefined);

export const useEditor = (): Editor => {
  const editor = useContext(EditorContext);
  if (editor === undefined) throw new Error('This part stands outside of a designer.');
  return editor;
};

export const useDocument = <T>(pick: (state: DocumentState) => T): T => useStore(useEditor().document.store, pick);
export const useGraph = <T>(pick: (graph: Graph) => T): T => useDocument((state) => pick(state.graph));
export const useModel = <T>(pick: (model: Model) => T): T => useStore(useEditor().model, (state) => pick(state.model));
export const useCard = (id: string): Card | undefined => useModel((model) => model.cards.get(id));
/** The same of what is drawn for this person; `pick` gives the same value as long as nothing of it changes. */
export const useScene = <T>(pick: (scene: Model) => T): T => {
  const { scene } = useEditor();
  const now = () => pick(scene.get());
  return useSyncExternalStore(scene.subscribe, now, now);
};
export const useDrawnCard = (id: string): Card | undefined => useScene((scene) => scene.cards.get(id));
/** Of everything but what is in motion; `useMotion` for that. */
export const useView = <T>(pick: (view: Omit<ViewState, 'moving' | 'guides'>) => T): T => useStore(stillView(useEditor().view), pick);
export const useMotion = <T>(pick: (view: Pick<ViewState, 'moving' | 'guides'>) => T): T => useStore(useEditor().view, pick);
export const useProblems = <T>(pick: (problems: Problems) => T): T => useStore(useEditor().problems, pick);
export const useSaving = <T>(pick: (saving: SavingState) => T): T => useStore(useEditor().autosave.store, pick);
