'use client';

import type { ReactElement } from 'react';
import { CommandMenu, type Hit } from '../commands/command-menu.tsx';
import { useEditor } from '../editor/use-editor.ts';
import type { Editor } from '../editor/editor.ts';

const hitOf = (editor: Editor, element: Element): Hit => {
  const port = element.closest<HTMLElement>('.port-out')?.dataset;
  const [node, outcome] = [port?.['nodeid'], port?.['handleid']];
  if (node !== undefined && outcome !== undefined) {
    const edge = editor.model.getState().model.cards.get(node)?.ports.find((candidate) => candidate.id === outcome)?.edge;
    return { target: edge === undefined ? 'outcome' : 'wire', id: edge ?? node, port: { node, outcome } };
  }
  const edge = element.closest<HTMLElement>('.react-flow__edge')?.dataset['id'];
  if (edge !== undefined) return { target: 'wire', id: edge };
  const id = element.closest<HTMLElement>('.react-flow__node')?.dataset['id'];
  if (id === undefined) return { target: 'canvas' };
  return { target: id.startsWith('zone:') ? 'zone' : 'steps', id };
};

/** The commands for what was clicked on, on the canvas. */
export const CanvasMenu = ({ children }: { children: ReactElement }) => {
  const editor = useEditor();
  return <CommandMenu hitOf={(element) => hitOf(editor, element)}>{children}</CommandMenu>;
};
