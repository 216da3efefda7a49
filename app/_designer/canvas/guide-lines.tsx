'use client';

import { ViewportPortal } from '@xyflow/react';
import { useMotion } from '../editor/use-editor.ts';

/** What a dragged card stands in line with. */
export const GuideLines = () => {
  const guides = useMotion((view) => view.guides);
  if (guides === undefined || guides.length === 0) return null;
  return (
    <ViewportPortal>
      {guides.map(({ axis, at, from, to }) => (
        <span
          key={`${axis}${at}`}
          aria-hidden
          className={`guide is-${axis}`}
          style={axis === 'x' ? { left: at, top: from, height: to - from } : { left: from, top: at, width: to - from }}
        />
      ))}
    </ViewportPortal>
  );
};
