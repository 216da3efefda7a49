'use client';

import { clsx } from 'clsx';
import { Check, type LucideIcon } from 'lucide-react';
import { DropdownMenu as Primitive } from 'radix-ui';
import { createContext, type ReactElement, type ReactNode, useContext, useRef } from 'react';
import { directedIcon } from './directed-icon.ts';
import type { Option } from './select.tsx';

type Command = () => void;
const AfterClose = createContext<(command: Command) => void>((command) => command());

/**
 * Commands behind a button. Key presses stay inside it, so that a canvas around it does not act on them. A chosen command runs when
 * the menu has closed and given focus back, so that a dialog it opens can give it back too.
 */
export const Menu = ({ trigger, align = 'end', children }: { trigger: ReactElement; align?: 'start' | 'end'; children: ReactNode }) => {
  const chosen = useRef<Command>(undefined);
  const runChosen = () => {
    const command = chosen.current;
    chosen.current = undefined;
    if (command !== undefined) queueMicrotask(command);
  };
  return (
    <Primitive.Root modal={false}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          onKeyDown={(event) => event.stopPropagation()}
          onCloseAutoFocus={runChosen}
          className="z-50 min-w-48 animate-appear rounded-card border border-line bg-raised p-1 shadow-floating"
        >
          <AfterClose
            value={(command) => {
              chosen.current = command;
            }}
          >
            {children}
          </AfterClose>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
};

const itemClass =
  'flex cursor-pointer select-none items-center gap-2.5 rounded-chip px-2 py-1.5 text-base outline-none data-disabled:cursor-default data-highlighted:bg-hover data-disabled:text-faint';

export const MenuItem = ({
  icon: Icon,
  shortcut,
  danger = false,
  disabled = false,
  onSelect,
  children,
}: {
  icon?: LucideIcon;
  shortcut?: string;
  danger?: boolean;
  disabled?: boolean;
  onSelect: () => void;
  children: ReactNode;
}) => {
  const afterClose = useContext(AfterClose);
  return (
    <Primitive.Item onSelect={() => afterClose(onSelect)} disabled={disabled} className={clsx(itemClass, danger && 'text-negative')}>
      {Icon !== undefined && <Icon aria-hidden className={clsx('size-4', directedIcon(Icon), !danger && 'text-muted')} />}
      <span className="flex-1">{children}</span>
      {shortcut !== undefined && (
        <span dir="ltr" translate="no" className="ps-4 text-faint text-xs">
          {shortcut}
        </span>
      )}
    </Primitive.Item>
  );
};

/** A menu item that is a link; pass the link as its only child. */
export const MenuLink = ({ children }: { children: ReactElement }) => (
  <Primitive.Item asChild className={itemClass}>
    {children}
  </Primitive.Item>
);

export const MenuSeparator = () => <Primitive.Separator className="-mx-1 my-1 h-px bg-line" />;
export const MenuLabel = ({ children }: { children: ReactNode }) => (
  <Primitive.Label className="px-2 pt-1.5 pb-1 font-medium text-muted text-xs">{children}</Primitive.Label>
);

/** One of a few, inside a menu. Choosing keeps the menu open. */
export const MenuChoice = <Value extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: Value;
  options: readonly Option<Value>[];
  onChange: (value: Value) => void;
}) => (
  <Primitive.Group>
    <MenuLabel>{label}</MenuLabel>
    <Primitive.RadioGroup
      value={value}
      onValueChange={(chosen) => {
        const option = options.find((candidate) => candidate.value === chosen);
        if (option !== undefined) onChange(option.value);
      }}
    >
      {options.map((option) => (
        <Primitive.RadioItem key={option.value} value={option.value} onSelect={(event) => event.preventDefault()} className={itemClass}>
          <span className="size-4">
            <Primitive.ItemIndicator>
              <Check aria-hidden className="size-4 text-accent" />
            </Primitive.ItemIndicator>
          </span>
          {option.lang === undefined ? (
            option.label
          ) : (
            <span lang={option.lang} translate="no">
              {option.label}
            </span>
          )}
        </Primitive.RadioItem>
      ))}
    </Primitive.RadioGroup>
  </Primitive.Group>
);
