'use client';

import { type IsValidConnection, type OnConnect, type OnConnectEnd, type OnConnectStart, useReactFlow, useStoreApi } from '@xyflow/react';
import { useCallback, useEffect, useRef } from 'react';
import { refusal } from '../actions/refusal.ts';
import { wireUp } from '../actions/wire-up.ts';
import type { Editor } from '../editor/editor.ts';
import { say } from '../view/create-view.ts';
import type { CanvasEdge, CanvasNode } from './derive-nodes.ts';

const pointOf = (event: MouseEvent | TouchEvent): { x: number; y: number } => {
  const at = 'changedTouches' in event ? event.changedTouches[0] : event;
  return { x: at?.clientX ?? 0, y: at?.clientY ?? 0 };
};

const cardUnder = ({ x, y }: { x: number; y: number }): string | undefined =>
  document.elementsFromPoint(x, y).flatMap((element) => {
    const node = element.closest<HTMLElement>('.react-flow__node:not(.react-flow__node-zone)');
    return node?.dataset['id'] ?? [];
  })[0];

/** Drawing wires: what may be reached, what happens when one is let go, and Escape at any moment. */
export const useWiring = (editor: Editor) => {
  const flow = useReactFlow<CanvasNode, CanvasEdge>();
  const store = useStoreApi<CanvasNode, CanvasEdge>();
  // React Flow keeps a gesture's last valid end even after it was cancelled (EDITOR trap 7), so we remember for it.
  const aborted = useRef(false);

  const onConnectStart = useCallback<OnConnectStart>(
    (_event, { nodeId, handleId, handleType }) => {
      aborted.current = false;
      if (nodeId !== null && handleId !== null && handleType === 'source') editor.view.setState({ wiring: { from: nodeId, outcome: handleId } });
    },
    [editor],
  );

  const isValidConnection = useCallback<IsValidConnection<CanvasEdge>>(
    ({ source, target }) => refusal(editor.model.getState().model, source, target) === undefined,
    [editor],
  );

  const onConnect = useCallback<OnConnect>(
    ({ source, sourceHandle, target }) => {
      if (!aborted.current && sourceHandle !== null) wireUp(editor, source, sourceHandle, target);
    },
    [editor],
  );

  const onConnectEnd = useCallback<OnConnectEnd>(
    (event, state) => {
      const { wiring } = editor.view.getState();
      editor.view.setState({ wiring: undefined });
      if (aborted.current || wiring === undefined || state.isValid === true) return;
      const screen = pointOf(event);
      const card = cardUnder(screen);
      if (card !== undefined) {
        if (card !== wiring.from) wireUp(editor, wiring.from, wiring.outcome, card);
        return;
      }
      editor.view.setState({ quickAdd: { at: flow.screenToFlowPosition(screen), screen, after: wiring } });
    },
    [editor, flow],
  );

  useEffect(() => {
    const abort = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || editor.view.getState().wiring === undefined) return;
      aborted.current = true;
      store.getState().cancelConnection();
      editor.view.setState({ wiring: undefined });
      say(editor.view, 'No wire was drawn');
      event.stopPropagation();
    };
    window.addEventListener('keydown', abort, true);
    return () => window.removeEventListener('keydown', abort, true);
  }, [editor, store]);

  return { onConnectStart, onConnect, onConnectEnd, isValidConnection };
};
