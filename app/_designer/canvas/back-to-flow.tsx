'use client';

import { useStoreApi } from '@xyflow/react';
import { LocateFixed } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '#app/_ui/button.tsx';
import { useSay } from '#app/_ui/language.tsx';
import { intersects } from '../edit/geometry.ts';
import { useEditor } from '../editor/use-editor.ts';
import { standing } from '../model/wire-ends.ts';

/** A gesture is over when nothing has moved for this long, ms. */
const rests = 150;

/** Shown when no step is in view, wherever somebody has panned to. Looks only when the view rests, and draws nothing else again. */
export const BackToFlow = () => {
  const editor = useEditor();
  const say = useSay();
  const store = useStoreApi();
  const [lost, setLost] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const {
        transform: [x, y, zoom],
        width,
        height,
      } = store.getState();
      const view = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
      const rects = [...standing(editor.model.getState().model).values()];
      setLost(width > 0 && rects.length > 0 && !rects.some((rect) => intersects(rect, view)));
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(look, rests);
    };
    const stops = [
      store.subscribe((now, before) => {
        if (now.transform !== before.transform || now.width !== before.width || now.height !== before.height) soon();
      }),
      editor.model.subscribe(soon),
    ];
    soon();
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [editor, store]);
  if (!lost) return null;
  const back = () => {
    const { focused } = editor.view.getState();
    const { cards } = editor.model.getState().model;
    const to = focused !== undefined && cards.has(focused) ? focused : cards.keys().next().value;
    editor.canvas.current?.open();
    // The button goes, and the focus with it: it comes back to the step it was on.
    if (to !== undefined) editor.canvas.current?.focus(to);
  };
  return (
    <div className="back-to-flow">
      <Button size="small" onClick={back}>
        <LocateFixed aria-hidden className="size-3.5" />
        {say('Back to flow')}
      </Button>
    </div>
  );
};
