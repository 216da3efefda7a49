'use client';

import { type ConnectionLineComponentProps, getSmoothStepPath, Position } from '@xyflow/react';
import { useEditor, useView } from '../editor/use-editor.ts';
import { inputOf } from './aim-at.ts';
import type { CanvasNode } from './derive-nodes.ts';

/** The wire while it is drawn: drawn to the port it would lead to. Over a card it cannot lead to, it says why, at the pointer. */
export const WirePreview = ({ fromX, fromY, toX, toY, fromPosition, toPosition }: ConnectionLineComponentProps<CanvasNode>) => {
  const editor = useEditor();
  const aim = useView((view) => view.wiring?.aim);
  const port = aim === undefined || aim.reason !== undefined ? undefined : inputOf(editor.scene.get(), aim.card);
  const end = port ?? { x: toX, y: toY };
  const [path] = getSmoothStepPath({
    sourceX: fromX,
    sourceY: fromY,
    targetX: end.x,
    targetY: end.y,
    sourcePosition: fromPosition,
    targetPosition: port === undefined ? toPosition : Position.Left,
    borderRadius: 10,
    offset: 28,
  });
  return (
    <g>
      <path d={path} className={`wire wire-drawn ${aim?.reason === undefined ? '' : 'wire-refused'}`} />
      <circle cx={end.x} cy={end.y} r={4} className="wire-end" />
      {aim?.reason !== undefined && (
        <foreignObject x={toX} y={toY} width={1} height={1} className="wire-reason-at">
          <p role="tooltip" className="wire-reason" dir={editor.language.direction}>
            {aim.reason}
          </p>
        </foreignObject>
      )}
    </g>
  );
};
