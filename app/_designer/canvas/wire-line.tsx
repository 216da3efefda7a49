'use client';

import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getSmoothStepPath, useInternalNode, useReactFlow } from '@xyflow/react';
import { Plus, Trash2 } from 'lucide-react';
import { memo } from 'react';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { deleteSelection } from '../actions/delete-selection.ts';
import { useEditor, useModel, useView } from '../editor/use-editor.ts';
import { zoneKey } from '../view/create-view.ts';
import { crossingPoint } from './crossing-point.ts';
import type { CanvasEdge } from './derive-nodes.ts';

/** How far from the card the first wire turns, and each next one. */
const turn = { first: 24, next: 9 } as const;

/** Two short strokes across the wire, like a gate that stands open. */
const Gate = ({ x, y, upright }: { x: number; y: number; upright: boolean }) => (
  <g className="wire-gate" transform={`translate(${x} ${y}) rotate(${upright ? 90 : 0})`} aria-hidden>
    <rect x={-7} y={-9} width={14} height={18} rx={3} />
    <path d="M-3 -6V6M3 -6V6" />
  </g>
);

const WireTools = ({ edge, x, y }: { edge: string; x: number; y: number }) => {
  const editor = useEditor();
  const flow = useReactFlow();
  return (
    <EdgeLabelRenderer>
      <div className="wire-tools nodrag nopan" style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}>
        <IconButton
          size="small"
          label="Add a step here"
          onClick={() => editor.view.setState({ quickAdd: { at: { x, y }, screen: flow.flowToScreenPosition({ x, y }), into: { edge } } })}
        >
          <Plus />
        </IconButton>
        <IconButton size="small" label="Delete this wire" shortcut="Delete" onClick={() => deleteSelection(editor)}>
          <Trash2 />
        </IconButton>
      </div>
    </EdgeLabelRenderer>
  );
};

/** Wires of one card turn one beside the other, so that they can be told apart and do not cross on their way. */
const useTurn = (edge: string, goesUp: boolean): number =>
  useModel((model) => {
    const found = model.graph.edges[edge];
    const ports = model.cards.get(found?.from ?? '')?.ports ?? [];
    const index = ports.findIndex((port) => port.edge === edge);
    return turn.first + turn.next * (goesUp ? index : ports.length - 1 - index);
  });

/** The secure zone a wire enters or leaves, if it crosses at all; between two of a kind, the one it enters. */
const useCrossedZone = (edge: string): string | undefined =>
  useModel((model) => {
    const found = model.graph.edges[edge];
    const [from, to] = [model.cards.get(found?.from ?? '')?.zone, model.cards.get(found?.to ?? '')?.zone];
    if (from === undefined || to === undefined || from === to) return undefined;
    return model.graph.zones[to]?.kind === 'secure' ? to : model.graph.zones[from]?.kind === 'secure' ? from : to;
  });

const WireLineComponent = ({ id, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, selected }: EdgeProps<CanvasEdge>) => {
  const lit = useView((view) => view.lit?.edges.has(id) === true);
  const dimmed = useView((view) => view.walk !== undefined && view.lit?.edges.has(id) !== true);
  const crossed = useCrossedZone(id);
  const zone = useInternalNode(zoneKey(crossed ?? ''));
  const away = useTurn(id, targetY < sourceY);
  const onward = targetX - sourceX > 2 * turn.first;
  const [path, middleX, middleY] = getSmoothStepPath({
    sourceX,
    sourceY,
    targetX,
    targetY,
    sourcePosition,
    targetPosition,
    borderRadius: 10,
    offset: away,
    ...(onward ? { centerX: Math.min(sourceX + away, targetX - turn.first / 2) } : {}),
  });
  const gate =
    zone === undefined
      ? undefined
      : crossingPoint(path, {
          ...zone.internals.positionAbsolute,
          width: zone.measured.width ?? 0,
          height: zone.measured.height ?? 0,
        });
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        interactionWidth={24}
        className={`wire ${lit ? 'wire-lit' : ''} ${dimmed ? 'wire-dimmed' : ''} ${selected === true ? 'wire-selected' : ''}`}
      />
      {lit && <circle r={4} className="wire-traveller" style={{ offsetPath: `path("${path}")` }} aria-hidden />}
      {gate !== undefined && <Gate {...gate} />}
      {selected === true && <WireTools edge={id} x={middleX} y={middleY} />}
    </>
  );
};
export const WireLine = memo(WireLineComponent);
