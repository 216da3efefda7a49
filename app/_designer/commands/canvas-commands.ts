import { Globe, Maximize, Plus, ShieldCheck, ZoomIn } from 'lucide-react';
import { addZoneOf } from '../actions/add-zone-of.ts';
import type { Command } from './command.ts';

/** What belongs to the canvas as a whole. */
export const canvasCommands: readonly Command[] = [
  {
    id: 'canvas.add-step',
    title: 'Add a step here',
    icon: Plus,
    edits: true,
    when: ({ at }) => at !== undefined,
    run: ({ editor, at }) => {
      const point = at === undefined ? undefined : editor.canvas.current?.toCanvas(at);
      // After the menu has given its focus back.
      if (at !== undefined && point !== undefined) setTimeout(() => editor.view.setState({ quickAdd: { at: point, screen: at } }), 0);
    },
  },
  { id: 'canvas.add-public-zone', title: 'Add a public zone', icon: Globe, edits: true, run: ({ editor }) => addZoneOf(editor, 'public') },
  { id: 'canvas.add-secure-zone', title: 'Add a secure zone', icon: ShieldCheck, edits: true, run: ({ editor }) => addZoneOf(editor, 'secure') },
  { id: 'canvas.fit', title: 'Fit the whole flow', icon: Maximize, keys: ['1'], run: ({ editor }) => editor.canvas.current?.fit() },
  { id: 'canvas.full-size', title: 'Zoom to 100 %', icon: ZoomIn, keys: ['0'], run: ({ editor }) => editor.canvas.current?.zoomTo(1) },
];
