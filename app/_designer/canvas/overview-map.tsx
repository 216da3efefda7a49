'use client';

import { MiniMap, useReactFlow } from '@xyflow/react';
import { useCallback } from 'react';
import { useSay } from '#app/_ui/language.tsx';
import { useEditor } from '../editor/use-editor.ts';
import { zoneOfKey } from '../view/create-view.ts';
import type { CanvasNode } from './derive-nodes.ts';

const cards: ReadonlySet<string | undefined> = new Set(['step', 'chain', 'child']);

/** The whole flow, small: zones as courts, steps in their kind's colour. Dragged or pressed, it moves the view; a wheel over it zooms. */
export const OverviewMap = () => {
  const editor = useEditor();
  const say = useSay();
  const flow = useReactFlow();
  const shape = useCallback(
    ({ id, type }: CanvasNode) => {
      const zone = editor.model.getState().model.graph.zones[zoneOfKey(id) ?? ''];
      return zone !== undefined ? `map-${zone.kind}` : cards.has(type) ? 'map-step' : `map-${type}`;
    },
    [editor],
  );
  const colour = useCallback(
    ({ id, type }: CanvasNode) => {
      if (!cards.has(type)) return '';
      const definition = editor.model.getState().model.cards.get(id)?.facts.definition;
      return definition === undefined ? 'var(--caution)' : `var(--category-${definition.category})`;
    },
    [editor],
  );
  return (
    <MiniMap<CanvasNode>
      pannable
      zoomable
      position="bottom-left"
      ariaLabel={say('Overview of the flow')}
      nodeClassName={shape}
      nodeColor={colour}
      nodeStrokeWidth={8}
      nodeBorderRadius={16}
      onClick={(_event, { x, y }) => void flow.setCenter(x, y, { zoom: flow.getZoom() })}
    />
  );
};
