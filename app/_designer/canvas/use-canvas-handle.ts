'use client';

import { useReactFlow } from '@xyflow/react';
import { useEffect } from 'react';
import { around, type Point, type Rect } from '../edit/geometry.ts';
import type { CanvasHandle } from '../editor/editor.ts';
import { useEditor } from '../editor/use-editor.ts';
import { drawnRects } from '../model/drawn-rects.ts';
import { noteKey, zoneKey, zoneOfKey } from '../view/create-view.ts';
import type { CanvasEdge, CanvasNode } from './derive-nodes.ts';

const fitPadding = 0.06;
/** A flow that would open smaller than this opens where it begins instead. */
const readableFrom = 0.6;
/** How long to wait for a card that is being mounted to take the focus. */
const framesToMount = 20;
/** Kept free around the entry, px of the window. */
const openingMargin = 32;

/** What the rest of the designer may ask of the canvas. */
export const useCanvasHandle = (frame: { readonly current: HTMLDivElement | null }) => {
  const editor = useEditor();
  const flow = useReactFlow<CanvasNode, CanvasEdge>();
  useEffect(() => {
    const middleOfView = (): Point => {
      const box = frame.current?.getBoundingClientRect();
      return box === undefined ? { x: 0, y: 0 } : flow.screenToFlowPosition({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
    };
    const rectsOf = (ids: readonly string[]): Rect[] => ids.flatMap((id) => drawnRects(editor.scene.get(), id));
    const everything = (): Rect[] => {
      const { graph, cards } = editor.scene.get();
      return rectsOf([...Object.keys(graph.zones).map(zoneKey), ...Object.keys(graph.notes).map(noteKey), ...cards.keys()]);
    };
    const cardElement = (id: string) => frame.current?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
    const duration = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 250;
    const viewRect = (): Rect | undefined => {
      const box = frame.current?.getBoundingClientRect();
      if (box === undefined) return undefined;
      const [begin, end] = [flow.screenToFlowPosition({ x: box.left, y: box.top }), flow.screenToFlowPosition({ x: box.right, y: box.bottom })];
      return { ...begin, width: end.x - begin.x, height: end.y - begin.y };
    };
    /** Of something larger than the view, its beginning counts. */
    const isSeen = (rect: Rect): boolean => {
      const view = viewRect();
      if (view === undefined) return true;
      const [right, bottom] = [rect.x + Math.min(rect.width, view.width / 2), rect.y + Math.min(rect.height, view.height / 2)];
      return rect.x >= view.x && rect.y >= view.y && right <= view.x + view.width && bottom <= view.y + view.height;
    };
    const shownAt = (rect: Rect): [number, number] => {
      const view = viewRect() ?? rect;
      return [rect.x + Math.min(rect.width, view.width * 0.8) / 2, rect.y + Math.min(rect.height, view.height * 0.8) / 2];
    };
    const takeFocus = (id: string, outcome?: string, left = framesToMount): void => {
      const card = cardElement(id);
      const handleOf = outcome === undefined ? undefined : card?.querySelector<HTMLElement>(`.port-out[data-handleid="${CSS.escape(outcome)}"]`);
      const found = handleOf ?? card;
      if (found !== null && found !== undefined) found.focus({ preventScroll: true });
      else if (left > 0) requestAnimationFrame(() => takeFocus(id, outcome, left - 1));
    };
    const handle: CanvasHandle = {
      toCanvas: (point) => flow.screenToFlowPosition(point),
      middle: middleOfView,
      fit: () => {
        const all = around(everything());
        if (all !== undefined) void flow.fitBounds(all, { duration, padding: fitPadding });
      },
      open: () => {
        const [whole, box] = [around(everything()), frame.current?.getBoundingClientRect()];
        if (whole === undefined || box === undefined) return;
        const zoom = Math.min(1, (box.width - 2 * openingMargin) / whole.width, (box.height - 2 * openingMargin) / whole.height);
        const entries = [...editor.scene.get().cards.values()].filter((card) => !card.hasInput && card.container === undefined);
        const begin = zoom >= readableFrom ? whole : (around(rectsOf(entries.map((card) => card.id))) ?? whole);
        // The whole stands in the middle; a part of it at the top left, with some of its zone around it.
        const start = {
          x: Math.max(whole.x, begin.x - openingMargin / readableFrom),
          y: Math.max(whole.y, begin.y - (2 * openingMargin) / readableFrom),
        };
        void flow.setViewport(
          zoom >= readableFrom
            ? {
                x: (box.width - whole.width * zoom) / 2 - whole.x * zoom,
                y: Math.min(2 * openingMargin, (box.height - whole.height * zoom) / 2) - whole.y * zoom,
                zoom,
              }
            : { x: openingMargin / 2 - start.x * readableFrom, y: openingMargin / 2 - start.y * readableFrom, zoom: readableFrom },
        );
      },
      focus: (id, outcome) => {
        // What has the focus is always mounted, so that saying so mounts it.
        editor.view.setState({ focused: id, ...(outcome === undefined ? { port: undefined } : {}) });
        handle.reveal(id);
        takeFocus(id, outcome);
      },
      reveal: (id) => {
        const [rect] = rectsOf([id]);
        if (rect !== undefined && !isSeen(rect)) void flow.setCenter(...shownAt(rect), { duration, zoom: flow.getZoom() });
      },
      zoomTo: (zoom) => {
        // Around what has the focus, or it would be out of sight.
        const focused = frame.current?.contains(document.activeElement) === true ? editor.view.getState().focused : undefined;
        const [rect] = focused === undefined || zoneOfKey(focused) !== undefined ? [] : rectsOf([focused]);
        if (rect === undefined) void flow.zoomTo(zoom, { duration });
        else void flow.setCenter(rect.x + rect.width / 2, rect.y + rect.height / 2, { duration, zoom });
      },
      show: (ids, { keepFocus = false } = {}) => {
        const bounds = around(rectsOf(ids));
        if (bounds === undefined) return;
        const middle = { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 };
        if (ids.length > 1) void flow.fitBounds(bounds, { duration, padding: 0.4 });
        else void flow.setCenter(middle.x, middle.y, { duration, zoom: Math.min(1, Math.max(flow.getZoom(), 0.7)) });
        const [only] = ids;
        if (keepFocus || ids.length !== 1 || only === undefined || Object.hasOwn(editor.scene.get().graph.edges, only)) return;
        editor.view.setState({ focused: only, port: undefined });
        takeFocus(only);
      },
    };
    editor.canvas.current = handle;
    return () => {
      if (editor.canvas.current === handle) editor.canvas.current = undefined;
    };
  }, [editor, flow, frame]);
};
