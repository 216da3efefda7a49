'use client';

import { ContextMenu as Primitive } from 'radix-ui';
import { Fragment, type PointerEvent, type ReactElement, useRef, useState } from 'react';
import { directedIcon } from '#app/_ui/directed-icon.ts';
import { useToast } from '#app/_ui/toast.tsx';
import type { Point } from '../edit/geometry.ts';
import { useEditor } from '../editor/use-editor.ts';
import { select } from '../view/create-view.ts';
import { browserKeys } from './clipboard-commands.ts';
import { canRun, type Command, type Scope } from './command.ts';
import { commandOf } from './commands.ts';
import { menus, type MenuTarget } from './menus.ts';

/** What a menu is about: the kind of thing, and which one. Without an id it is the canvas itself. */
export type Hit = { target: MenuTarget; id?: string; port?: { node: string; outcome: string } };

const groupsFor = (target: MenuTarget, scope: Scope): readonly (readonly Command[])[] =>
  menus[target]
    .map((ids) => ids.flatMap((id) => commandOf(id) ?? []).filter((command) => canRun(command, scope)))
    .filter((group) => group.length > 0);

const Item = ({ command, onChoose }: { command: Command; onChoose: (command: Command) => void }) => {
  const { say } = useEditor().language;
  const { icon: Icon, title, danger } = command;
  const keys = command.keys?.[0] ?? browserKeys[command.id];
  return (
    <Primitive.Item onSelect={() => onChoose(command)} className={danger === true ? 'canvas-menu-item is-danger' : 'canvas-menu-item'}>
      <Icon aria-hidden className={directedIcon(Icon)} />
      <span>{say(title)}</span>
      {keys !== undefined && (
        <kbd dir="ltr" translate="no">
          {keys.replaceAll('+', ' ')}
        </kbd>
      )}
    </Primitive.Item>
  );
};

/** Made anew each time the menu opens: what can be done depends on what is selected then. */
const Groups = ({ target, scope, onChoose }: { target: MenuTarget; scope: Scope; onChoose: (command: Command) => void }) => {
  return groupsFor(target, scope).map((group, index) => (
    <Fragment key={group[0]?.id}>
      {index > 0 && <Primitive.Separator className="canvas-menu-line" />}
      {group.map((command) => (
        <Item key={command.id} command={command} onChoose={onChoose} />
      ))}
    </Fragment>
  ));
};

/**
 * The commands for what a right click, the menu key or a long press of a finger was on. It becomes the selection, unless it
 * is part of it.
 */
export const CommandMenu = ({ hitOf, children }: { hitOf: (element: Element) => Hit; children: ReactElement }) => {
  const editor = useEditor();
  const toast = useToast();
  const [target, setTarget] = useState<MenuTarget>('canvas');
  const chosen = useRef<Command>(undefined);
  const pressed = useRef<{ element: Element; at: Point } | undefined>(undefined);

  const scope = (): Scope => ({ editor, toast, at: pressed.current?.at ?? { x: 0, y: 0 } });
  const remember = (event: { target: EventTarget; clientX: number; clientY: number }) => {
    if (event.target instanceof Element) pressed.current = { element: event.target, at: { x: event.clientX, y: event.clientY } };
  };
  // A long press opens the menu by a timer, long after the press: what is under it is looked at only then.
  const onOpenChange = (open: boolean) => {
    editor.view.setState({ menuOpen: open });
    if (!open || pressed.current === undefined) return;
    const { target: kind, id, port } = hitOf(pressed.current.element);
    if (id !== undefined && !editor.view.getState().selection.has(id)) select(editor.view, [id]);
    editor.view.setState({ port });
    setTarget(kind);
  };
  return (
    <Primitive.Root onOpenChange={onOpenChange}>
      <Primitive.Trigger
        asChild
        onContextMenu={remember}
        onPointerDown={(event: PointerEvent) => {
          if (event.pointerType !== 'mouse') remember(event);
        }}
      >
        {children}
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          className="canvas-menu"
          collisionPadding={8}
          onKeyDown={(event) => event.stopPropagation()}
          onCloseAutoFocus={() => {
            const command = chosen.current;
            chosen.current = undefined;
            // Once the menu has given the focus back: what the command focuses keeps it.
            if (command !== undefined) queueMicrotask(() => command.run(scope()));
          }}
        >
          <Groups
            target={target}
            scope={scope()}
            onChoose={(command) => {
              chosen.current = command;
            }}
          />
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
};
