'use client';

import { type IsValidConnection, type OnConnectEnd, type OnConnectStart, type OnReconnect, useReactFlow, useStoreApi } from '@xyflow/react';
import { useCallback, useEffect, useRef } from 'react';
import { refusal } from '../actions/refusal.ts';
import { wireUp } from '../actions/wire-up.ts';
import type { Point } from '../edit/geometry.ts';
import type { Editor } from '../editor/editor.ts';
import { realOutcome } from '../model/fold-groups.ts';
import { announce } from '../view/create-view.ts';
import { aimAt } from './aim-at.ts';
import type { CanvasEdge, CanvasNode } from './derive-nodes.ts';

/** How far a port pulls a wire, px of the window. */
const reach = 40;

const pointOf = (event: MouseEvent | TouchEvent): Point => {
  const at = 'touches' in event ? (event.touches[0] ?? event.changedTouches[0]) : event;
  return { x: at?.clientX ?? 0, y: at?.clientY ?? 0 };
};

const cardUnder = ({ x, y }: Point): string | undefined =>
  document.elementsFromPoint(x, y).flatMap((element) => {
    const node = element.closest<HTMLElement>(
      '.react-flow__node:is(.react-flow__node-step, .react-flow__node-chain, .react-flow__node-child, .react-flow__node-folded)',
    );
    return node?.dataset['id'] ?? [];
  })[0];

/** Whether the pointer is over the drawing: a wire that is let go over a panel is let go nowhere. */
const isOverCanvas = ({ x, y }: Point): boolean => document.elementFromPoint(x, y)?.closest('.canvas') !== null;

// React Flow asks whether the end of a wire may be moved by whether somebody listens; where it leads is told by its end.
const onReconnect: OnReconnect<CanvasEdge> = () => {};

/**
 * Drawing wires, new ones and the ends of those that are there: where they point, what happens when one is let go, and Escape
 * at any moment. Where it points is judged here and not by React Flow, which keeps a gesture's last valid end even after it was
 * cancelled (EDITOR trap 7), and whose snapping takes the nearest port whether a wire may lead there or not.
 */
export const useWiring = (editor: Editor) => {
  const flow = useReactFlow<CanvasNode, CanvasEdge>();
  const store = useStoreApi<CanvasNode, CanvasEdge>();
  // Its own card says nothing before the pointer has left it once.
  const leftHome = useRef(false);

  const onConnectStart = useCallback<OnConnectStart>(
    (_event, { nodeId, handleId, handleType }) => {
      leftHome.current = false;
      if (nodeId !== null && handleId !== null && handleType === 'source') editor.view.setState({ wiring: realOutcome(nodeId, handleId) });
    },
    [editor],
  );

  const isValidConnection = useCallback<IsValidConnection<CanvasEdge>>(
    ({ source, sourceHandle, target }) => refusal(editor.model.getState().model, realOutcome(source, sourceHandle ?? '').from, target) === undefined,
    [editor],
  );

  const pointTo = useCallback(
    (at: Point) => {
      const { wiring } = editor.view.getState();
      if (wiring === undefined || wiring.tapped === true) return;
      const [{ model }, scene] = [editor.model.getState(), editor.scene.get()];
      const over = isOverCanvas(at);
      const under = over ? cardUnder(at) : undefined;
      const home = scene.standIns.get(wiring.from) ?? wiring.from;
      if (under !== home) leftHome.current = true;
      const aim =
        !over || (under === home && !leftHome.current)
          ? undefined
          : aimAt(model, scene, wiring.from, { point: flow.screenToFlowPosition(at, { snapToGrid: false }), under, reach: reach / flow.getZoom() });
      if (aim?.card === wiring.aim?.card && aim?.reason === wiring.aim?.reason) return;
      const { aim: _before, ...drawn } = wiring;
      editor.view.setState({ wiring: aim === undefined ? drawn : { ...drawn, aim } });
      if (aim?.reason !== undefined) announce(editor.view, aim.reason);
    },
    [editor, flow],
  );

  const onConnectEnd = useCallback<OnConnectEnd>(
    (event) => {
      const screen = pointOf(event);
      pointTo(screen);
      const { wiring } = editor.view.getState();
      // Escape has ended it already, whatever React Flow still holds.
      if (wiring === undefined || wiring.tapped === true) return;
      editor.view.setState({ wiring: undefined });
      const { from, outcome, aim } = wiring;
      if (aim !== undefined) wireUp(editor, from, outcome, aim.card);
      else if (cardUnder(screen) === undefined && isOverCanvas(screen))
        editor.view.setState({ quickAdd: { at: flow.screenToFlowPosition(screen), screen, after: { from, outcome } } });
    },
    [editor, flow, pointTo],
  );

  const abort = useCallback(() => {
    store.getState().cancelConnection();
    editor.view.setState({ wiring: undefined });
    announce(editor.view, editor.language.say('No wire was drawn'));
  }, [editor, store]);

  useEffect(() => {
    const onEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || editor.view.getState().wiring === undefined) return;
      abort();
      event.stopPropagation();
    };
    const onMove = (event: MouseEvent | TouchEvent) => pointTo(pointOf(event));
    window.addEventListener('keydown', onEscape, true);
    window.addEventListener('mousemove', onMove);
    window.addEventListener('touchmove', onMove, { passive: true });
    return () => {
      window.removeEventListener('keydown', onEscape, true);
      window.removeEventListener('mousemove', onMove);
      window.removeEventListener('touchmove', onMove);
    };
  }, [editor, abort, pointTo]);

  return { abort, handlers: { onConnectStart, onConnectEnd, isValidConnection, ...(editor.rights.edit ? { onReconnect } : {}) } };
};
