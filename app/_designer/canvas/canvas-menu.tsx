'use client';

import { ContextMenu as Primitive } from 'radix-ui';
import { Fragment, type MouseEvent, type ReactNode, useRef, useState } from 'react';
import { useToast } from '#app/_ui/toast.tsx';
import { browserKeys } from '../commands/clipboard-commands.ts';
import { canRun, type Command, type Scope } from '../commands/command.ts';
import { commandOf } from '../commands/commands.ts';
import { menus, type MenuTarget } from '../commands/menus.ts';
import type { Point } from '../edit/geometry.ts';
import { useEditor } from '../editor/use-editor.ts';
import { select } from '../view/create-view.ts';

const targetOf = (node: string | undefined, edge: string | undefined): MenuTarget => {
  if (edge !== undefined) return 'wire';
  if (node === undefined) return 'canvas';
  return node.startsWith('zone:') ? 'zone' : 'steps';
};

const groupsFor = (target: MenuTarget, scope: Scope): readonly (readonly Command[])[] =>
  menus[target]
    .map((ids) => ids.flatMap((id) => commandOf(id) ?? []).filter((command) => canRun(command, scope)))
    .filter((group) => group.length > 0);

const Item = ({ command, scope }: { command: Command; scope: Scope }) => {
  const { icon: Icon, title, danger } = command;
  const keys = command.keys?.[0] ?? browserKeys[command.id];
  return (
    <Primitive.Item onSelect={() => command.run(scope)} className={danger === true ? 'canvas-menu-item is-danger' : 'canvas-menu-item'}>
      <Icon aria-hidden />
      <span>{title}</span>
      {keys !== undefined && <kbd>{keys.replaceAll('+', ' ')}</kbd>}
    </Primitive.Item>
  );
};

/** The commands for what was clicked on. What is clicked becomes the selection, unless it is part of it. */
export const CanvasMenu = ({ children }: { children: ReactNode }) => {
  const editor = useEditor();
  const toast = useToast();
  const [target, setTarget] = useState<MenuTarget>('canvas');
  const at = useRef<Point>({ x: 0, y: 0 });

  const open = (event: MouseEvent) => {
    at.current = { x: event.clientX, y: event.clientY };
    const element = event.target instanceof Element ? event.target : null;
    const node = element?.closest<HTMLElement>('.react-flow__node')?.dataset['id'];
    const edge = element?.closest<HTMLElement>('.react-flow__edge')?.dataset['id'];
    const hit = node ?? edge;
    if (hit !== undefined && !editor.view.getState().selection.has(hit)) select(editor.view, [hit]);
    setTarget(targetOf(node, edge));
  };

  return (
    <Primitive.Root>
      <Primitive.Trigger asChild onContextMenu={open}>
        {children}
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content className="canvas-menu" collisionPadding={8} onKeyDown={(event) => event.stopPropagation()}>
          <Groups target={target} at={at.current} toast={toast} />
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
};

/** Made anew each time the menu opens: what can be done depends on what is selected then. */
const Groups = ({ target, at, toast }: { target: MenuTarget; at: Point; toast: Scope['toast'] }) => {
  const editor = useEditor();
  const scope: Scope = { editor, toast, at };
  return groupsFor(target, scope).map((group, index) => (
    <Fragment key={group[0]?.id}>
      {index > 0 && <Primitive.Separator className="canvas-menu-line" />}
      {group.map((command) => (
        <Item key={command.id} command={command} scope={scope} />
      ))}
    </Fragment>
  ));
};
