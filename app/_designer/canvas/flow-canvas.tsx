'use client';

import {
  Background,
  BackgroundVariant,
  type EdgeChange,
  MiniMap,
  type OnMove,
  ReactFlow,
  useOnViewportChange,
  useReactFlow,
  type Viewport,
} from '@xyflow/react';
import { type ClipboardEvent, type KeyboardEvent, type PointerEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { useToast } from '#app/_ui/toast.tsx';
import { standOn } from '../actions/stand-on.ts';
import { copySelection, cutSelection, paste } from '../actions/clipboard.ts';
import { tellPasted } from '../actions/tell-pasted.ts';
import { intersects, type Point, type Rect } from '../edit/geometry.ts';
import type { CanvasHandle } from '../editor/editor.ts';
import { useEditor, useGraph, useView } from '../editor/use-editor.ts';
import { rectOfCard } from '../model/rect-of-card.ts';
import { zoneOfKey } from '../view/create-view.ts';
import { CanvasBar } from './canvas-bar.tsx';
import { CanvasMenu } from './canvas-menu.tsx';
import { type CanvasEdge, type CanvasNode, createEdgeDeriver, createNodeDeriver } from './derive-nodes.ts';
import { EmptyCanvas } from './empty-canvas.tsx';
import { canvasKey } from './keymap.ts';
import { QuickAddPicker } from './quick-add.tsx';
import { ChainCard, ChildCard, StepCard } from './step-card.tsx';
import { useMoving } from './use-moving.ts';
import { useWiring } from './use-wiring.ts';
import { WireLine } from './wire-line.tsx';
import { WirePreview } from './wire-preview.tsx';
import { ZoneRegion } from './zone-region.tsx';

// Constants outside of the component: new objects would make React Flow mount everything again (EDITOR trap 17).
const nodeTypes = { step: StepCard, chain: ChainCard, child: ChildCard, zone: ZoneRegion };
const edgeTypes = { wire: WireLine };
const fitPadding = 0.06;
/** Above this many cards only what is in view is mounted. */
const cullAbove = 150;
/** React Flow would speak for itself, one step behind and in coordinates (EDITOR trap 3). */
const silent = {
  'node.a11yDescription.default': '',
  'node.a11yDescription.keyboardDisabled': '',
  'edge.a11yDescription.default': '',
  'node.a11yDescription.ariaLiveMessage': () => '',
};

/** Below this only titles are drawn, larger. */
const farBelow = 0.5;
/** A flow that would open smaller than this opens where it begins instead. */
const readableFrom = 0.6;
/** How long to wait for a card that is being mounted to take the focus. */
const framesToMount = 20;
/** Kept free around the entry, px of the window. */
const openingMargin = 32;
/** Boundaries and names keep their size on the screen down to here, then shrink with the rest. */
const steadyDownTo = 0.4;

const isTyping = (target: EventTarget): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

const sameViewport = (a: Viewport, b: Viewport | undefined): boolean => a.x === b?.x && a.y === b.y && a.zoom === b.zoom;

/** Whether some of these would be in view: a place left long ago may be empty by now. */
const showsAny = ({ x, y, zoom }: Viewport, frame: Element | null, rects: readonly (Rect | undefined)[]): boolean => {
  const box = frame?.getBoundingClientRect();
  if (box === undefined) return false;
  const view = { x: -x / zoom, y: -y / zoom, width: box.width / zoom, height: box.height / zoom };
  return rects.some((rect) => rect !== undefined && intersects(rect, view));
};

const around = (rects: readonly Rect[]): Rect => {
  const [left, top] = [Math.min(...rects.map((rect) => rect.x)), Math.min(...rects.map((rect) => rect.y))];
  return {
    x: left,
    y: top,
    width: Math.max(...rects.map((rect) => rect.x + rect.width)) - left,
    height: Math.max(...rects.map((rect) => rect.y + rect.height)) - top,
  };
};

const useCanvasNodes = () => {
  const editor = useEditor();
  const derive = useMemo(() => ({ nodes: createNodeDeriver(), edges: createEdgeDeriver() }), []);
  const model = useStore(editor.model, (state) => state.model);
  const counts = useStore(editor.problems, (problems) => problems.counts);
  const selection = useView((view) => view.selection);
  const moving = useView((view) => view.moving);
  const focused = useView((view) => view.focused);
  const shown = { selection, moving, ...(focused === undefined ? {} : { focused }) };
  return { nodes: derive.nodes(model, shown, counts), edges: derive.edges(model, selection) };
};

/** What the rest of the designer may ask of the canvas. */
const useCanvasHandle = (frame: { readonly current: HTMLDivElement | null }) => {
  const editor = useEditor();
  const flow = useReactFlow<CanvasNode, CanvasEdge>();
  useEffect(() => {
    const middleOfView = (): Point => {
      const box = frame.current?.getBoundingClientRect();
      return box === undefined ? { x: 0, y: 0 } : flow.screenToFlowPosition({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
    };
    const rectsOf = (ids: readonly string[]): Rect[] => {
      const { model } = editor.model.getState();
      return ids.flatMap((id) => {
        const zone = model.graph.zones[zoneOfKey(id) ?? ''];
        const edge = model.graph.edges[id];
        if (zone !== undefined) return [{ ...zone.position, ...zone.size }];
        if (edge !== undefined) return rectsOf([edge.from, edge.to]);
        return rectOfCard(model, id) ?? [];
      });
    };
    const everything = (): Rect[] => {
      const { model } = editor.model.getState();
      return [...Object.values(model.graph.zones).map((zone) => ({ ...zone.position, ...zone.size })), ...rectsOf([...model.cards.keys()])];
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
    const handle: CanvasHandle = {
      toCanvas: (point) => flow.screenToFlowPosition(point),
      middle: middleOfView,
      fit: () => {
        const all = everything();
        if (all.length > 0) void flow.fitBounds(around(all), { duration, padding: fitPadding });
      },
      open: () => {
        const [all, box] = [everything(), frame.current?.getBoundingClientRect()];
        if (all.length === 0 || box === undefined) return;
        const whole = around(all);
        const zoom = Math.min(1, (box.width - 2 * openingMargin) / whole.width, (box.height - 2 * openingMargin) / whole.height);
        const { model } = editor.model.getState();
        const entries = rectsOf([...model.cards.values()].filter((card) => !card.hasInput && card.container === undefined).map((card) => card.id));
        const begin = zoom >= readableFrom ? whole : around(entries.length === 0 ? all : entries);
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
        const { port } = editor.view.getState();
        const same = port?.node === id && port.outcome === outcome;
        // What has the focus is always mounted, so that saying so mounts it.
        editor.view.setState({ focused: id, port: outcome === undefined ? undefined : same ? port : { node: id, outcome } });
        handle.reveal(id);
        const take = (left: number): void => {
          const card = cardElement(id);
          const handleOf = outcome === undefined ? undefined : card?.querySelector<HTMLElement>(`.port-out[data-handleid="${CSS.escape(outcome)}"]`);
          const found = handleOf ?? card;
          if (found !== null && found !== undefined) found.focus({ preventScroll: true });
          else if (left > 0) requestAnimationFrame(() => take(left - 1));
        };
        take(framesToMount);
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
      show: (ids) => {
        const rects = rectsOf(ids);
        if (rects.length === 0) return;
        const bounds = around(rects);
        const middle = { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 };
        if (ids.length > 1) void flow.fitBounds(bounds, { duration, padding: 0.4 });
        else void flow.setCenter(middle.x, middle.y, { duration, zoom: Math.min(1, Math.max(flow.getZoom(), 0.7)) });
        const [only] = ids;
        if (ids.length === 1 && only !== undefined) cardElement(only)?.focus({ preventScroll: true });
      },
    };
    editor.canvas.current = handle;
    return () => {
      if (editor.canvas.current === handle) editor.canvas.current = undefined;
    };
  }, [editor, flow, frame]);
};

/** Tells the style sheet how far away we are, without drawing anything again. */
const useDistance = (frame: { readonly current: HTMLDivElement | null }) => {
  const { getZoom } = useReactFlow();
  const tell = useCallback(
    (zoom: number) => {
      frame.current?.style.setProperty('--zoom', String(Math.min(1, Math.max(steadyDownTo, zoom))));
      frame.current?.toggleAttribute('data-far', zoom < farBelow);
    },
    [frame],
  );
  useOnViewportChange({ onChange: useCallback(({ zoom }: { zoom: number }) => tell(zoom), [tell]) });
  return useCallback(() => tell(getZoom()), [tell, getZoom]);
};

/** The drawing. Everything it shows comes from the stores; everything it changes goes through the document. */
export const FlowCanvas = () => {
  const editor = useEditor();
  const toast = useToast();
  const frame = useRef<HTMLDivElement>(null);
  const pointer = useRef<Point | undefined>(undefined);
  const { nodes, edges } = useCanvasNodes();
  const empty = useGraph((graph) => Object.keys(graph.nodes).length === 0);
  const wiring = useView((view) => view.wiring !== undefined);
  const minimap = useView((view) => view.minimap);
  const moving = useMoving(editor);
  const wire = useWiring(editor);
  useCanvasHandle(frame);
  const tellDistance = useDistance(frame);
  const flow = useReactFlow<CanvasNode, CanvasEdge>();
  const opened = useRef<Viewport | undefined>(undefined);
  const onInit = useCallback(() => {
    const { viewport } = editor.view.getState();
    const { cards } = editor.model.getState().model;
    if (
      viewport !== undefined &&
      showsAny(
        viewport,
        frame.current,
        [...cards.keys()].map((id) => rectOfCard(editor.model.getState().model, id)),
      )
    ) {
      void flow.setViewport(viewport);
    } else editor.canvas.current?.open();
    opened.current = flow.getViewport();
    tellDistance();
  }, [editor, flow, tellDistance]);
  // Where it opened by itself is nobody's choice: another window may open it better.
  const onMoveEnd = useCallback<OnMove>(
    (_event, viewport) => {
      if (editor.view.getState().viewport !== undefined || !sameViewport(viewport, opened.current)) editor.view.setState({ viewport });
    },
    [editor],
  );

  const onEdgesChange = useCallback(
    (changes: EdgeChange<CanvasEdge>[]) => {
      const selection = new Set(editor.view.getState().selection);
      let selected = false;
      for (const change of changes) {
        if (change.type !== 'select') continue;
        selected = true;
        if (change.selected) selection.add(change.id);
        else selection.delete(change.id);
      }
      if (selected) editor.view.setState({ selection });
    },
    [editor],
  );

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    // React bubbles through portals: a menu or picker opened from here is not here (EDITOR trap 21).
    if (event.defaultPrevented || !(event.target instanceof HTMLElement) || frame.current?.contains(event.target) !== true || isTyping(event.target))
      return;
    const pressesButton = event.key === 'Enter' || event.key === ' ';
    if (pressesButton && event.target.closest('button, a, [role="menuitem"]') !== null) return;
    if (canvasKey({ editor, toast, ...(pointer.current === undefined ? {} : { at: pointer.current }) }, event)) event.preventDefault();
  };
  const onCopy = (event: ClipboardEvent, take: (of: typeof editor) => string | undefined) => {
    if (isTyping(event.target) || !(event.target instanceof Node) || frame.current?.contains(event.target) !== true) return;
    const text = take(editor);
    if (text === undefined) return;
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent) => {
    if (isTyping(event.target) || !(event.target instanceof Node) || frame.current?.contains(event.target) !== true) return;
    const at = pointer.current === undefined ? undefined : editor.canvas.current?.toCanvas(pointer.current);
    const pasted = paste(editor, event.clipboardData.getData('text/plain'), at);
    if (pasted.kind === 'foreign') return;
    event.preventDefault();
    tellPasted(toast, pasted);
  };
  const onFocus = (event: { target: EventTarget }) => {
    const card = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('.react-flow__node') : null;
    const id = card?.dataset['id'];
    if (id === undefined || card === null || !(event.target instanceof HTMLElement)) return;
    const outcome = event.target.matches('.port-out') ? event.target.dataset['handleid'] : undefined;
    if (outcome === undefined && event.target !== card) return;
    const byKey = event.target.matches(':focus-visible');
    standOn(editor, { id, ...(outcome === undefined ? {} : { outcome }) }, 'canvas', byKey);
    // Reached by keyboard, a card is never out of sight (EDITOR 8).
    if (byKey) editor.canvas.current?.reveal(id);
  };
  const hold = (event: PointerEvent) => {
    pointer.current = { x: event.clientX, y: event.clientY };
  };

  return (
    <CanvasMenu>
      <div
        ref={frame}
        className="canvas"
        data-wiring={wiring || undefined}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        onPointerMove={hold}
        onPointerLeave={() => {
          pointer.current = undefined;
        }}
        onCopy={(event) => onCopy(event, copySelection)}
        onCut={(event) => onCopy(event, cutSelection)}
        onPaste={onPaste}
      >
        <ReactFlow<CanvasNode, CanvasEdge>
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          {...moving}
          onSelectionDragStop={(event, dragged) => {
            const [first] = dragged;
            if (first !== undefined) moving.onNodeDragStop(event.nativeEvent, first, dragged);
          }}
          {...wire}
          onEdgesChange={onEdgesChange}
          connectionLineComponent={WirePreview}
          connectionRadius={40}
          connectionDragThreshold={2}
          onNodeDoubleClick={(_event, node) => {
            if (node.type !== 'zone') editor.view.setState({ side: 'settings', wantField: { node: node.id } });
          }}
          onPaneClick={() => frame.current?.querySelector<HTMLElement>('.react-flow')?.focus({ preventScroll: true })}
          onInit={onInit}
          onMoveEnd={onMoveEnd}
          nodesDraggable={editor.rights.edit}
          nodesConnectable={editor.rights.edit}
          tabIndex={-1}
          aria-label="Flow"
          ariaLabelConfig={silent}
          nodesFocusable={false}
          edgesFocusable={false}
          disableKeyboardA11y
          deleteKeyCode={null}
          panActivationKeyCode={null}
          zIndexMode="manual"
          elevateNodesOnSelect={false}
          onlyRenderVisibleElements={nodes.length > cullAbove}
          minZoom={0.1}
          maxZoom={2}
          panOnScroll
          zoomOnDoubleClick={false}
          nodeDragThreshold={3}
          snapToGrid={false}
          proOptions={{ hideAttribution: false }}
        >
          <Background variant={BackgroundVariant.Dots} gap={24} size={1} />
          {minimap && <MiniMap pannable zoomable position="bottom-left" ariaLabel="Overview of the flow" nodeColor="var(--line-strong)" />}
        </ReactFlow>
        {empty && editor.rights.edit && <EmptyCanvas />}
        <CanvasBar />
        <QuickAddPicker />
      </div>
    </CanvasMenu>
  );
};
