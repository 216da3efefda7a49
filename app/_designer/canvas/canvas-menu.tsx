'use client';

import type { ReactElement } from 'react';
import { CommandMenu, type Hit } from '../commands/command-menu.tsx';
import { useEditor } from '../editor/use-editor.ts';
import { realOutcome } from '../model/fold-groups.ts';
import type { Editor } from '../editor/editor.ts';
import { groupOfKey, noteOfKey, zoneOfKey } from '../view/create-view.ts';

const hitOf = (editor: Editor, element: Element): Hit => {
  const port = element.closest<HTMLElement>('.port-out')?.dataset;
  const [card, drawn] = [port?.['nodeid'], port?.['handleid']];
  if (card !== undefined && drawn !== undefined) {
    const { from, outcome } = realOutcome(card, drawn);
    const ports = editor.model.getState().model.cards.get(from)?.ports;
    const wire = ports?.find((candidate) => candidate.id === outcome)?.edge;
    return { target: wire === undefined ? 'outcome' : 'wire', id: wire ?? from, port: { node: from, outcome } };
  }
  const edge = element.closest<HTMLElement>('.react-flow__edge')?.dataset['id'];
  if (edge !== undefined) return { target: 'wire', id: edge };
  const id = element.closest<HTMLElement>('.react-flow__node')?.dataset['id'];
  if (id === undefined) return { target: 'canvas' };
  const kinds = { zone: zoneOfKey(id), group: groupOfKey(id), note: noteOfKey(id) };
  const target = (['zone', 'group', 'note'] as const).find((kind) => kinds[kind] !== undefined) ?? 'steps';
  return { target, id };
};

/** The commands for what was clicked on, on the canvas. */
export const CanvasMenu = ({ children }: { children: ReactElement }) => {
  const editor = useEditor();
  return <CommandMenu hitOf={(element) => hitOf(editor, element)}>{children}</CommandMenu>;
};
