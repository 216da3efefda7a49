'use client';

import { BaseEdge, EdgeLabelRenderer, type EdgeProps, useInternalNode, useReactFlow } from '@xyflow/react';
import { clsx } from 'clsx';
import { Plus, Trash2 } from 'lucide-react';
import { memo, useMemo } from 'react';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { useSay } from '#app/_ui/language.tsx';
import { deleteSelection } from '../actions/delete-selection.ts';
import type { Point, Rect } from '../edit/geometry.ts';
import { useEditor, useScene, useView } from '../editor/use-editor.ts';
import { crossedZone } from '../model/crossed-zone.ts';
import type { Model } from '../model/derive-model.ts';
import { wireName } from '../model/names.ts';
import { bendsOf, rectsIn, standing, wireEnds } from '../model/wire-ends.ts';
import { isDimming, zoneKey } from '../view/create-view.ts';
import { countRender } from './count-render.ts';
import { crossingPoint } from './crossing-point.ts';
import type { CanvasEdge } from './derive-nodes.ts';
import { middleOf, pathOf, routeWire } from './route-wire.ts';

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
  const say = useSay();
  return (
    <EdgeLabelRenderer>
      <div className="wire-tools nodrag nopan" style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}>
        <IconButton
          size="small"
          label={say('Add a step here')}
          onClick={() => editor.view.setState({ quickAdd: { at: { x, y }, screen: flow.flowToScreenPosition({ x, y }), into: { edge } } })}
        >
          <Plus />
        </IconButton>
        <IconButton size="small" label={say('Delete this wire')} shortcut="Delete" onClick={() => deleteSelection(editor)}>
          <Trash2 />
        </IconButton>
      </div>
    </EdgeLabelRenderer>
  );
};

/** In the middle of the wire under the pointer. By keyboard the same is a command of the wire, and by touch its tools. */
const WirePlus = ({ edge, x, y }: { edge: string; x: number; y: number }) => {
  const editor = useEditor();
  const flow = useReactFlow();
  const say = useSay();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the pointer; the commands of the wire are heard and reached by key
    // biome-ignore lint/a11y/useKeyWithClickEvents: the same
    <g
      className="wire-plus"
      transform={`translate(${x} ${y})`}
      aria-hidden
      onClick={(event) => {
        event.stopPropagation();
        editor.view.setState({ quickAdd: { at: { x, y }, screen: flow.flowToScreenPosition({ x, y }), into: { edge } } });
      }}
    >
      <title>{say('Add a step here')}</title>
      <circle r={12} />
      <path d="M-5 0H5M0 -5V5" />
    </g>
  );
};

const samePoint = (a: Point, b: Point): boolean => a.x === b.x && a.y === b.y;

/** Ports are a pixel large; what is further from where the drawing has it is being dragged. */
const isAway = (a: Point, b: Point): boolean => Math.abs(a.x - b.x) > 2 || Math.abs(a.y - b.y) > 2;

const sameWay = (a: readonly Point[], b: readonly Point[]): boolean =>
  a.length === b.length && a.every((point, index) => samePoint(point, b[index] ?? point));

/** The wire's way around what stands on the canvas; a card that is being dragged counts where it is now. */
const useWay = (edge: string, fromX: number, fromY: number, toX: number, toY: number): readonly Point[] => {
  const route = useMemo(() => {
    const [from, to] = [
      { x: fromX, y: fromY },
      { x: toX, y: toY },
    ];
    let known: { around: ReadonlyMap<string, Rect>; bends: ReturnType<typeof bendsOf>; way: readonly Point[] } | undefined;
    return (model: Model): readonly Point[] => {
      const [around, bends] = [standing(model), bendsOf(model, edge, to.y < from.y)];
      if (known?.around === around && known.bends.away === bends.away && known.bends.level === bends.level) return known.way;
      const [wire, ends] = [model.graph.edges[edge], wireEnds(model, edge)];
      const moves = ends !== undefined && (isAway(ends.from, from) || isAway(ends.to, to));
      const moved = (id: string, rect: Rect): Rect => {
        const [end, now] = id === wire?.from ? [ends?.from, from] : id === wire?.to ? [ends?.to, to] : [undefined, from];
        return end === undefined ? rect : { ...rect, x: rect.x + now.x - end.x, y: rect.y + now.y - end.y };
      };
      // Nearly always nothing moves, and there are hundreds of wires: the same list for all of them.
      const cards = moves ? [...around].map(([id, rect]) => moved(id, rect)) : rectsIn(around);
      const found = routeWire({ from, to, ...bends }, cards);
      // Something was moved somewhere: a wire whose way is the same is not drawn again (EDITOR 23).
      const way = known !== undefined && sameWay(known.way, found) ? known.way : found;
      known = { around, bends, way };
      return way;
    };
  }, [edge, fromX, fromY, toX, toY]);
  return useScene(route);
};

const WireLineComponent = ({ id, sourceX, sourceY, targetX, targetY, selected }: EdgeProps<CanvasEdge>) => {
  countRender(id);
  const { rights } = useEditor();
  const say = useSay();
  const name = useScene((scene) => wireName(scene, id));
  const lit = useView((view) => view.lit?.edges.has(id) === true);
  const dimmed = useView((view) => isDimming(view) && view.lit?.edges.has(id) !== true);
  const mark = useView((view) => view.shown?.marks?.[id]);
  const uncovered = useView((view) => view.uncovered?.edges.has(id) === true);
  const taking = useView((view) => view.dropEdge === id);
  const crossed = useScene((scene) => crossedZone(scene, id));
  const zone = useInternalNode(zoneKey(crossed ?? ''));
  const way = useWay(id, sourceX, sourceY, targetX, targetY);
  const path = pathOf(way);
  const middle = middleOf(way);
  const gate =
    zone === undefined
      ? undefined
      : crossingPoint(path, {
          ...zone.internals.positionAbsolute,
          width: zone.measured.width ?? 0,
          height: zone.measured.height ?? 0,
        });
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a drawn line with its name, no control
    <g role="img" aria-roledescription={say('wire')} aria-label={name}>
      <BaseEdge
        id={id}
        path={path}
        interactionWidth={24}
        className={clsx(
          'wire',
          lit && 'wire-lit',
          uncovered && 'wire-uncovered',
          dimmed && 'wire-dimmed',
          selected === true && 'wire-selected',
          taking && 'wire-taking',
          mark !== undefined && `wire-marked-${mark}`,
        )}
      />
      {lit && <circle r={4} className="wire-traveller" style={{ offsetPath: `path("${path}")` }} aria-hidden />}
      {gate !== undefined && <Gate {...gate} />}
      {selected !== true && rights.edit && <WirePlus edge={id} {...middle} />}
      {selected === true && rights.edit && <WireTools edge={id} {...middle} />}
    </g>
  );
};
export const WireLine = memo(WireLineComponent);
