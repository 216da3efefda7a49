import { groupOfKey, noteOfKey } from '../view/create-view.ts';
import type { Scope } from './command.ts';

export const hasSelection = ({ editor }: Scope): boolean => editor.view.getState().selection.size > 0;

export const hasSteps = ({ editor }: Scope): boolean => {
  const { nodes } = editor.document.store.getState().graph;
  return [...editor.view.getState().selection].some((id) => Object.hasOwn(nodes, id));
};

/** Steps, groups of them, or notes. */
export const hasCopyable = (scope: Scope): boolean =>
  hasSteps(scope) || [...scope.editor.view.getState().selection].some((key) => groupOfKey(key) !== undefined || noteOfKey(key) !== undefined);
