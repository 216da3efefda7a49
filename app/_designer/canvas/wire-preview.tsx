'use client';

import { type ConnectionLineComponentProps, getSmoothStepPath } from '@xyflow/react';
import { refusal } from '../actions/refusal.ts';
import { useEditor } from '../editor/use-editor.ts';
import type { CanvasNode } from './derive-nodes.ts';

/** The wire while it is drawn. Over a port it cannot lead to, it says why. */
export const WirePreview = ({
  fromX,
  fromY,
  toX,
  toY,
  fromPosition,
  toPosition,
  fromNode,
  toNode,
  connectionStatus,
}: ConnectionLineComponentProps<CanvasNode>) => {
  const editor = useEditor();
  const [path] = getSmoothStepPath({
    sourceX: fromX,
    sourceY: fromY,
    targetX: toX,
    targetY: toY,
    sourcePosition: fromPosition,
    targetPosition: toPosition,
    borderRadius: 10,
    offset: 28,
  });
  const reason = connectionStatus === 'invalid' && toNode !== null ? refusal(editor.model.getState().model, fromNode.id, toNode.id) : undefined;
  return (
    <g>
      <path d={path} className={`wire wire-drawn ${reason === undefined ? '' : 'wire-refused'}`} />
      <circle cx={toX} cy={toY} r={4} className="wire-end" />
      {reason !== undefined && (
        <foreignObject x={toX + 12} y={toY + 8} width={240} height={80} style={{ overflow: 'visible' }}>
          <p className="wire-reason">{reason}</p>
        </foreignObject>
      )}
    </g>
  );
};
