'use client';

import { useReactFlow } from '@xyflow/react';
import { type MouseEvent, useCallback } from 'react';
import { wireUp } from '../actions/wire-up.ts';
import type { Editor } from '../editor/editor.ts';
import { realOutcome, realTarget } from '../model/fold-groups.ts';
import { titleOf } from '../model/names.ts';
import { announce } from '../view/create-view.ts';

/**
 * Connecting without dragging: a press on a port, then a press on where it leads (EDITOR 9). On the open canvas it asks for
 * the step that comes next, as a wire that is let go there does.
 */
export const useTapWiring = (editor: Editor) => {
  const flow = useReactFlow();
  return useCallback(
    (event: MouseEvent) => {
      const { target } = event;
      if (!(target instanceof Element) || !editor.rights.edit) return;
      const { wiring } = editor.view.getState();
      const tapped = wiring?.tapped === true ? wiring : undefined;
      const port = target.closest<HTMLElement>('.port-out')?.dataset;
      const [node, handle] = [port?.['nodeid'], port?.['handleid']];
      if (node !== undefined && handle !== undefined) {
        event.stopPropagation();
        const { from, outcome } = realOutcome(node, handle);
        if (tapped?.from === from && tapped.outcome === outcome) {
          editor.view.setState({ wiring: undefined });
          return;
        }
        const { model } = editor.model.getState();
        const label = model.cards.get(from)?.ports.find((candidate) => candidate.id === outcome)?.label ?? outcome;
        editor.view.setState({ wiring: { from, outcome, tapped: true } });
        announce(editor.view, model.say('{step}, {outcome}: press where it leads, or Escape', { step: titleOf(model, from), outcome: label }));
        return;
      }
      if (tapped === undefined) return;
      const card = target.closest<HTMLElement>('.react-flow__node:has(> .card)')?.dataset['id'];
      if (card !== undefined) {
        event.stopPropagation();
        const to = realTarget(editor.model.getState().model, card);
        if (to === undefined) announce(editor.view, editor.language.say('More than one step in this group can be led to. Open it first.'));
        // Refused, it waits on: the next press may be right.
        else if (wireUp(editor, tapped.from, tapped.outcome, to)) editor.view.setState({ wiring: undefined });
        return;
      }
      if (target.closest('.react-flow__pane') === null) return;
      event.stopPropagation();
      const screen = { x: event.clientX, y: event.clientY };
      const after = { from: tapped.from, outcome: tapped.outcome };
      editor.view.setState({ wiring: undefined, quickAdd: { at: flow.screenToFlowPosition(screen), screen, after } });
    },
    [editor, flow],
  );
};
