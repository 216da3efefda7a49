'use client';

import {
  ClipboardPaste,
  Copy,
  CopyPlus,
  Maximize,
  PencilLine,
  Plus,
  Scissors,
  ShieldCheck,
  Globe,
  type LucideIcon,
  Trash2,
  Unplug,
} from 'lucide-react';
import { ContextMenu as Primitive } from 'radix-ui';
import { type MouseEvent, type ReactNode, useRef, useState } from 'react';
import { useToast } from '#app/_ui/toast.tsx';
import { addZoneOf } from '../actions/add-zone-of.ts';
import { copySelection, cutSelection, duplicateSelection, paste } from '../actions/clipboard.ts';
import { deleteSelection } from '../actions/delete-selection.ts';
import type { Point } from '../edit/geometry.ts';
import { useEditor } from '../editor/use-editor.ts';
import { select } from '../view/create-view.ts';

type Target = 'canvas' | 'steps' | 'wire' | 'zone';

const Item = ({
  icon: Icon,
  keys,
  danger = false,
  onSelect,
  children,
}: {
  icon: LucideIcon;
  keys?: string;
  danger?: boolean;
  onSelect: () => void;
  children: ReactNode;
}) => (
  <Primitive.Item onSelect={onSelect} className={danger ? 'canvas-menu-item is-danger' : 'canvas-menu-item'}>
    <Icon aria-hidden />
    <span>{children}</span>
    {keys !== undefined && <kbd>{keys}</kbd>}
  </Primitive.Item>
);

/** The commands for what was clicked on. What is clicked becomes the selection, unless it is part of it. */
export const CanvasMenu = ({ children }: { children: ReactNode }) => {
  const editor = useEditor();
  const { edit } = editor.rights;
  const toast = useToast();
  const [target, setTarget] = useState<Target>('canvas');
  const at = useRef<Point>({ x: 0, y: 0 });

  const open = (event: MouseEvent) => {
    at.current = { x: event.clientX, y: event.clientY };
    const element = event.target instanceof Element ? event.target : null;
    const node = element?.closest<HTMLElement>('.react-flow__node')?.dataset['id'];
    const edge = element?.closest<HTMLElement>('.react-flow__edge')?.dataset['id'];
    const hit = node ?? edge;
    if (hit !== undefined && !editor.view.getState().selection.has(hit)) select(editor.view, [hit]);
    setTarget(edge !== undefined ? 'wire' : node === undefined ? 'canvas' : node.startsWith('zone:') ? 'zone' : 'steps');
  };
  const toClipboard = (text: string | undefined) => {
    if (text !== undefined)
      void navigator.clipboard.writeText(text).catch(() => toast.failed('The browser did not let us copy', 'Use Ctrl+C instead.'));
  };
  const fromClipboard = () => {
    void navigator.clipboard.readText().then(
      (text) => {
        if (!paste(editor, text, editor.canvas.current?.toCanvas(at.current)))
          toast.failed('There are no steps to paste', 'Copy steps of a flow first.');
      },
      () => toast.failed('The browser did not let us paste', 'Use Ctrl+V instead.'),
    );
  };
  const rename = () => {
    const [only] = editor.view.getState().selection;
    if (only !== undefined) editor.view.setState({ side: 'settings', wantField: { node: only, field: 'name' } });
  };

  return (
    <Primitive.Root>
      <Primitive.Trigger asChild onContextMenu={open}>
        {children}
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content className="canvas-menu" collisionPadding={8} onKeyDown={(event) => event.stopPropagation()}>
          {!edit && (
            <>
              {target === 'steps' && (
                <Item icon={Copy} keys="Ctrl C" onSelect={() => toClipboard(copySelection(editor))}>
                  Copy
                </Item>
              )}
              <Item icon={Maximize} keys="1" onSelect={() => editor.canvas.current?.fit()}>
                Fit the whole flow
              </Item>
            </>
          )}
          {edit && target === 'canvas' && (
            <>
              <Item
                icon={Plus}
                onSelect={() => {
                  const point = editor.canvas.current?.toCanvas(at.current);
                  if (point !== undefined) setTimeout(() => editor.view.setState({ quickAdd: { at: point, screen: at.current } }), 0);
                }}
              >
                Add a step here
              </Item>
              <Item icon={ClipboardPaste} keys="Ctrl V" onSelect={fromClipboard}>
                Paste
              </Item>
              <Primitive.Separator className="canvas-menu-line" />
              <Item icon={Globe} onSelect={() => addZoneOf(editor, 'public')}>
                Add a public zone
              </Item>
              <Item icon={ShieldCheck} onSelect={() => addZoneOf(editor, 'secure')}>
                Add a secure zone
              </Item>
              <Primitive.Separator className="canvas-menu-line" />
              <Item icon={Maximize} keys="1" onSelect={() => editor.canvas.current?.fit()}>
                Fit the whole flow
              </Item>
            </>
          )}
          {edit && target === 'steps' && (
            <>
              <Item icon={PencilLine} onSelect={rename}>
                Rename
              </Item>
              <Item icon={CopyPlus} keys="Ctrl D" onSelect={() => duplicateSelection(editor)}>
                Duplicate
              </Item>
              <Item icon={Copy} keys="Ctrl C" onSelect={() => toClipboard(copySelection(editor))}>
                Copy
              </Item>
              <Item icon={Scissors} keys="Ctrl X" onSelect={() => toClipboard(cutSelection(editor))}>
                Cut
              </Item>
              <Primitive.Separator className="canvas-menu-line" />
              <Item icon={Trash2} keys="Del" danger onSelect={() => deleteSelection(editor)}>
                Delete
              </Item>
            </>
          )}
          {edit && target === 'wire' && (
            <Item icon={Unplug} keys="Del" danger onSelect={() => deleteSelection(editor)}>
              Delete the wire
            </Item>
          )}
          {edit && target === 'zone' && (
            <>
              <Item icon={PencilLine} onSelect={rename}>
                Rename
              </Item>
              <Item icon={Trash2} keys="Del" danger onSelect={() => deleteSelection(editor)}>
                Delete the zone
              </Item>
            </>
          )}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
};
