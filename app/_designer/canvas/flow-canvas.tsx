'use client';

import {
  Background,
  BackgroundVariant,
  type EdgeChange,
  type OnMove,
  ReactFlow,
  useOnViewportChange,
  useReactFlow,
  type Viewport,
} from '@xyflow/react';
import { type ClipboardEvent, type KeyboardEvent, type PointerEvent, useCallback, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { useSay } from '#app/_ui/language.tsx';
import { useToast } from '#app/_ui/toast.tsx';
import { expandGroups } from '../actions/group-fold.ts';
import { openNote } from '../actions/note-edit.ts';
import { standOn } from '../actions/stand-on.ts';
import { copySelection, cutSelection, paste } from '../actions/clipboard.ts';
import { tellPasted } from '../actions/tell-pasted.ts';
import { intersects, type Point, type Rect } from '../edit/geometry.ts';
import { useEditor, useGraph, useMotion, useScene, useView } from '../editor/use-editor.ts';
import { drawnRects } from '../model/drawn-rects.ts';
import { groupOfKey, noteOfKey } from '../view/create-view.ts';
import { TapBanner } from '../connect/tap-banner.tsx';
import { FindBar } from '../find/find-bar.tsx';
import { BackToFlow } from './back-to-flow.tsx';
import { CanvasBar } from './canvas-bar.tsx';
import { CanvasMenu } from './canvas-menu.tsx';
import { type CanvasEdge, type CanvasNode, createEdgeDeriver, createNodeDeriver } from './derive-nodes.ts';
import { EmptyCanvas } from './empty-canvas.tsx';
import { GroupCard } from './group-card.tsx';
import { GroupRegion } from './group-region.tsx';
import { GuideLines } from './guide-lines.tsx';
import { canvasKey } from './keymap.ts';
import { NoteCard } from './note-card.tsx';
import { OverviewMap } from './overview-map.tsx';
import { QuickAddPicker } from './quick-add.tsx';
import { ChainCard, ChildCard, StepCard } from './step-card.tsx';
import { useCanvasHandle } from './use-canvas-handle.ts';
import { useLinkedStep } from './use-linked-step.ts';
import { useMoving } from './use-moving.ts';
import { useTapWiring } from './use-tap-wiring.ts';
import { useTouch } from './use-touch.ts';
import { useWiring } from './use-wiring.ts';
import { WireLine } from './wire-line.tsx';
import { WirePreview } from './wire-preview.tsx';
import { ZoneRegion } from './zone-region.tsx';

// Constants outside of the component: new objects would make React Flow mount everything again (EDITOR trap 17).
const nodeTypes = { step: StepCard, chain: ChainCard, child: ChildCard, zone: ZoneRegion, group: GroupRegion, folded: GroupCard, note: NoteCard };
const edgeTypes = { wire: WireLine };
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
/** Below this no title can be read either: cards are plain boxes, which is what makes hundreds of them glide (EDITOR 23). */
const plainBelow = 0.25;
/** Boundaries and names keep their size on the screen down to here, then shrink with the rest. */
const steadyDownTo = 0.4;

const isTyping = (target: EventTarget): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

/** Whether a key or the clipboard is about the drawing: from a card or the field itself, not from a field or from what lies over it (EDITOR 21). */
const isOnDrawing = (target: EventTarget, frame: Element | null): target is HTMLElement =>
  target instanceof HTMLElement && frame?.contains(target) === true && target.closest('.react-flow') !== null && !isTyping(target);

const sameViewport = (a: Viewport, b: Viewport | undefined): boolean => a.x === b?.x && a.y === b.y && a.zoom === b.zoom;

/** Whether some of these would be in view: a place left long ago may be empty by now. */
const showsAny = ({ x, y, zoom }: Viewport, frame: Element | null, rects: readonly Rect[]): boolean => {
  const box = frame?.getBoundingClientRect();
  if (box === undefined) return false;
  const view = { x: -x / zoom, y: -y / zoom, width: box.width / zoom, height: box.height / zoom };
  return rects.some((rect) => intersects(rect, view));
};

const useCanvasNodes = () => {
  const editor = useEditor();
  const derive = useMemo(() => ({ nodes: createNodeDeriver(), edges: createEdgeDeriver() }), []);
  const model = useScene((scene) => scene);
  const counts = useStore(editor.problems, (problems) => problems.counts);
  const selection = useView((view) => view.selection);
  const moving = useMotion((view) => view.moving);
  const focused = useView((view) => view.focused);
  const shown = { selection, moving, ...(focused === undefined ? {} : { focused }) };
  return { nodes: derive.nodes(model, shown, counts), edges: derive.edges(model, selection) };
};

/** Tells the style sheet how far away we are, without drawing anything again. */
const useDistance = (frame: { readonly current: HTMLDivElement | null }) => {
  const { getZoom } = useReactFlow();
  const tell = useCallback(
    (zoom: number) => {
      frame.current?.style.setProperty('--zoom', String(Math.min(1, Math.max(steadyDownTo, zoom))));
      frame.current?.style.setProperty('--scale', String(zoom));
      frame.current?.toggleAttribute('data-far', zoom < farBelow);
      frame.current?.toggleAttribute('data-plain', zoom < plainBelow);
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
  const say = useSay();
  const frame = useRef<HTMLDivElement>(null);
  const pointer = useRef<Point | undefined>(undefined);
  const { nodes, edges } = useCanvasNodes();
  const empty = useGraph((graph) => Object.keys(graph.nodes).length === 0);
  const wiring = useView((view) => view.wiring !== undefined);
  const minimap = useView((view) => view.minimap);
  const compact = useView((view) => view.compact);
  const moving = useMoving(editor);
  const wire = useWiring(editor);
  const onTap = useTapWiring(editor);
  useTouch(editor, frame, wire.abort);
  useCanvasHandle(frame);
  const tellDistance = useDistance(frame);
  const flow = useReactFlow<CanvasNode, CanvasEdge>();
  const opened = useRef<Viewport | undefined>(undefined);
  const followLink = useLinkedStep();
  const onInit = useCallback(() => {
    const { viewport } = editor.view.getState();
    const scene = editor.scene.get();
    const cards = [...scene.cards.keys()].flatMap((id) => drawnRects(scene, id));
    if (viewport !== undefined && showsAny(viewport, frame.current, cards)) {
      void flow.setViewport(viewport);
    } else editor.canvas.current?.open();
    opened.current = flow.getViewport();
    followLink();
    tellDistance();
  }, [editor, flow, followLink, tellDistance]);
  // Where it opened by itself is nobody's choice: another window may open it better.
  const onMoveEnd = useCallback<OnMove>(
    (_event, viewport) => {
      const { viewport: left, shown } = editor.view.getState();
      // Another drawing that stands here for a while is looked at, not left.
      if (shown === undefined && (left !== undefined || !sameViewport(viewport, opened.current))) editor.view.setState({ viewport });
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
    if (event.defaultPrevented || !isOnDrawing(event.target, frame.current)) return;
    const pressesButton = event.key === 'Enter' || event.key === ' ';
    if (pressesButton && event.target.closest('button, a, [role="menuitem"]') !== null) return;
    if (canvasKey({ editor, toast, ...(pointer.current === undefined ? {} : { at: pointer.current }) }, event)) event.preventDefault();
  };
  const onCopy = (event: ClipboardEvent, take: (of: typeof editor) => string | undefined) => {
    if (!isOnDrawing(event.target, frame.current)) return;
    const text = take(editor);
    if (text === undefined) return;
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent) => {
    if (!isOnDrawing(event.target, frame.current)) return;
    const at = pointer.current === undefined ? undefined : editor.canvas.current?.toCanvas(pointer.current);
    const pasted = paste(editor, event.clipboardData.getData('text/plain'), at);
    if (pasted.kind === 'foreign') return;
    event.preventDefault();
    tellPasted(toast, pasted, say);
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
        data-compact={compact || undefined}
        onKeyDown={onKeyDown}
        onClickCapture={onTap}
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
          {...wire.handlers}
          connectOnClick={false}
          onEdgesChange={onEdgesChange}
          connectionLineComponent={WirePreview}
          // Where a wire points is judged by what may follow, not by what is near (use-wiring).
          connectionRadius={1}
          reconnectRadius={12}
          connectionDragThreshold={2}
          onNodeDoubleClick={(_event, node) => {
            const [group, note] = [groupOfKey(node.id), noteOfKey(node.id)];
            if (note !== undefined) openNote(editor, note);
            else if (group !== undefined) expandGroups(editor, node.type === 'folded' ? [group] : []);
            else if (node.type !== 'zone') editor.view.setState({ side: 'settings', wantField: { node: node.id } });
          }}
          onPaneClick={() => frame.current?.querySelector<HTMLElement>('.react-flow')?.focus({ preventScroll: true })}
          onInit={onInit}
          onMoveEnd={onMoveEnd}
          nodesDraggable={editor.rights.edit}
          nodesConnectable={editor.rights.edit}
          tabIndex={-1}
          // A drawing is shared by people of several languages: it runs one way in all of them.
          dir="ltr"
          aria-label={say('Flow')}
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
          <GuideLines />
          <Background variant={BackgroundVariant.Dots} gap={24} size={1} />
          {minimap && <OverviewMap />}
        </ReactFlow>
        {empty && editor.rights.edit && <EmptyCanvas />}
        <BackToFlow />
        <FindBar />
        <CanvasBar />
        <QuickAddPicker />
        <TapBanner />
      </div>
    </CanvasMenu>
  );
};
