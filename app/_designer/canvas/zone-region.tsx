'use client';

import { type NodeProps, NodeResizer } from '@xyflow/react';
import { clsx } from 'clsx';
import { Globe, ShieldCheck } from 'lucide-react';
import { memo } from 'react';
import { useSay } from '#app/_ui/language.tsx';
import { dropZoneEdges } from '../actions/move-cards.ts';
import type { Rect } from '../edit/geometry.ts';
import { zonePadding } from '../edit/place-node.ts';
import { useEditor, useGraph } from '../editor/use-editor.ts';
import { rectOfCard } from '../model/rect-of-card.ts';
import { zoneOfKey } from '../view/create-view.ts';
import type { CanvasNode } from './derive-nodes.ts';

const corner = ({ x, y, width, height }: Rect): Rect => ({
  x: Math.round(x),
  y: Math.round(y),
  width: Math.round(width),
  height: Math.round(height),
});

/** A court of the app: a plain field behind a dashed boundary, or a tinted one behind a double boundary. */
const ZoneRegionComponent = ({ id, selected }: NodeProps<CanvasNode>) => {
  const editor = useEditor();
  const say = useSay();
  const zoneId = zoneOfKey(id) ?? '';
  const zone = useGraph((graph) => graph.zones[zoneId]);
  if (zone === undefined) return null;
  const saysKind = zone.name.toLowerCase().includes(say(zone.kind === 'secure' ? 'secure' : 'public').toLowerCase());
  const Icon = zone.kind === 'secure' ? ShieldCheck : Globe;
  /** A zone never becomes smaller than what stands in it. */
  const holdsAll = (rect: Rect): boolean => {
    const { model } = editor.model.getState();
    return [...model.cards.values()]
      .filter((card) => card.zone === zoneId && card.container === undefined)
      .every((card) => {
        const own = rectOfCard(model, card.id);
        return (
          own === undefined ||
          (own.x >= rect.x + zonePadding.side / 2 &&
            own.y >= rect.y + zonePadding.top / 2 &&
            own.x + own.width <= rect.x + rect.width - zonePadding.side / 2 &&
            own.y + own.height <= rect.y + rect.height - zonePadding.side / 2)
        );
      });
  };
  return (
    <>
      <NodeResizer
        isVisible={selected && editor.rights.edit}
        minWidth={280}
        minHeight={160}
        handleClassName="zone-handle"
        lineClassName="zone-edge-handle"
        shouldResize={(_event, rect) => holdsAll(rect)}
        onResize={(_event, rect) => editor.view.setState({ moving: { [id]: rect } })}
        onResizeEnd={(_event, rect) => {
          dropZoneEdges(editor, zoneId, corner(rect));
          editor.view.setState({ moving: {} });
        }}
      />
      <section className={clsx('zone', `is-${zone.kind}`, selected && 'is-selected')}>
        <header className="zone-name zone-grip">
          <Icon aria-hidden />
          <span dir="auto" translate="no">
            {zone.name}
          </span>
          {!saysKind && <small>{say(zone.kind === 'secure' ? 'Secure zone' : 'Public zone')}</small>}
        </header>
        {(['top', 'right', 'bottom', 'left'] as const).map((side) => (
          <span key={side} className={`zone-grip zone-side is-${side}`} aria-hidden />
        ))}
      </section>
    </>
  );
};
export const ZoneRegion = memo(ZoneRegionComponent);
