'use client';

import { useReactFlow, useStore } from '@xyflow/react';
import { AlignHorizontalDistributeCenter, ListTree, Map as MapIcon, Maximize, Minus, Plus } from 'lucide-react';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { useSay } from '#app/_ui/language.tsx';
import { useToast } from '#app/_ui/toast.tsx';
import { toggleOutline } from '../actions/toggle-outline.ts';
import { commandOf } from '../commands/commands.ts';
import { useEditor, useView } from '../editor/use-editor.ts';

/** Zoom, fit and overview. */
export const CanvasBar = () => {
  const editor = useEditor();
  const flow = useReactFlow();
  const toast = useToast();
  const say = useSay();
  const zoom = useStore(({ transform }) => transform[2]);
  const outline = useView((view) => view.outline || view.over === 'outline');
  const minimap = useView((view) => view.minimap);
  return (
    <div role="toolbar" aria-label={say('Canvas')} className="canvas-bar">
      <IconButton size="small" label={say('Zoom out')} onClick={() => void flow.zoomOut()}>
        <Minus />
      </IconButton>
      <button type="button" className="canvas-zoom" title={say('Zoom to 100 % (0)')} onClick={() => editor.canvas.current?.zoomTo(1)}>
        {say('{zoom} %', { zoom: Math.round(zoom * 100) })}
      </button>
      <IconButton size="small" label={say('Zoom in')} onClick={() => void flow.zoomIn()}>
        <Plus />
      </IconButton>
      <IconButton size="small" label={say('Fit the whole flow')} shortcut="1" onClick={() => editor.canvas.current?.fit()}>
        <Maximize />
      </IconButton>
      {editor.rights.edit && (
        <IconButton size="small" label={say('Tidy up')} shortcut="L" onClick={() => commandOf('canvas.tidy')?.run({ editor, toast })}>
          <AlignHorizontalDistributeCenter />
        </IconButton>
      )}
      <IconButton size="small" label={say('Overview')} pressed={minimap} onClick={() => editor.view.setState({ minimap: !minimap })}>
        <MapIcon />
      </IconButton>
      <IconButton size="small" label={say('Outline')} shortcut="O" pressed={outline} onClick={() => toggleOutline(editor)}>
        <ListTree />
      </IconButton>
    </div>
  );
};
