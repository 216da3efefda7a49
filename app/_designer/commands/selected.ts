import type { Scope } from './command.ts';

export const hasSelection = ({ editor }: Scope): boolean => editor.view.getState().selection.size > 0;

export const hasSteps = ({ editor }: Scope): boolean => {
  const { nodes } = editor.document.store.getState().graph;
  return [...editor.view.getState().selection].some((id) => Object.hasOwn(nodes, id));
};
